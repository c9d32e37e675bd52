import { randomUUID } from 'node:crypto';

import { explain, type Explanation } from '@opportune/core';

import type { Deciding } from './deciding.ts';
import { whoIs } from './identities.ts';
import type { Question } from './runtime.ts';
import { ofTheStep } from './stepFailed.ts';

/** What a request would lead to now, from what is stored of the customer. */
export async function explainStored(
  { step, store, clock }: Pick<Deciding, 'step' | 'store' | 'clock'>,
  question: Question,
): Promise<Explanation> {
  const customer = await whoIs(store, question.customer);
  const state = (await store.load(customer))?.state;
  const request = { ...question, kind: 'request', customer, id: question.id ?? randomUUID() } as const;
  return ofTheStep(() => explain(step, state, request, clock.now()));
}
