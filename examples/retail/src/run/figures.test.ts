import type { Decision, Receipt } from '@opportune/core';
import type { Signal } from '@opportune/node';
import { Subject } from 'rxjs';
import { expect, it } from 'vitest';

import { Figures } from './figures.ts';

const decision = { id: 'd1', customer: 'ada', channel: 'email', at: 7 } as Decision;

it.each([
  ['sent', undefined, 1],
  ['failed', true, 1],
  ['failed', false, 0],
  ['aborted', undefined, 0],
] as const)('counts a contact by what becomes of it: %s, retryable %s', (status, retryable, contacts) => {
  const signals$ = new Subject<Signal>();
  const figures = new Figures();
  figures.watch({ signals$ } as unknown as Parameters<Figures['watch']>[0]);
  figures.tally.contacts.add(decision.customer, decision.at);
  const receipt = { kind: 'receipt', decision: 'd1', status, retryable } as Receipt;
  signals$.next({ kind: 'receipt', decision, receipt, attempt: 1, took: 1 });
  expect(figures.tally.contacts.mostAWeek(1)).toEqual(contacts === 1 ? [0, 1] : [1]);
});
