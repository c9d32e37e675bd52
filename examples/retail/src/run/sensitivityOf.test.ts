import { instant } from '@opportune/core';
import { sensitivity } from '@opportune/core/why';
import { expect, it } from 'vitest';

import type { PastEvent } from '../history/pastEvent.ts';
import { toInputs } from '../history/toInputs.ts';
import { bindings, retail } from '../strategy.ts';
import { sensitivityOf } from './sensitivityOf.ts';
import type { Standing } from './standing.ts';

const START = instant('2026-10-19T09:00:00Z');
const unknown = { price: undefined, invoice: undefined, country: undefined, product: undefined, category: undefined };

/** Those who have spent much, and then lapse, could get either of two letters. */
const events: readonly PastEvent[] = Array.from({ length: 60 }, (_, i): PastEvent => {
  const id = `e${String(i)}`;
  const customer = `c${String(i % 30)}`;
  return { id, type: 'purchase', customer, time: START + i * 3_600_000, total: 400 + 20 * (i % 30), ...unknown };
});

const standing = (): Standing => ({ phase: 'replaying', now: START, done: 0 });

it('adds up parts to what the whole history says', async () => {
  const progress = standing();
  const rows = await sensitivityOf(events, { until: Infinity }, progress, new AbortController().signal);

  expect(rows).toEqual(sensitivity(retail, bindings, toInputs(events, new Set()), { until: Infinity }));
  expect(rows.find(({ factor }) => factor === 'value')?.changed).toBeGreaterThan(0);
  expect(progress).toMatchObject({ phase: 'comparing', done: 1 });
});

it('says nothing where it was stopped', async () => {
  expect(await sensitivityOf(events, {}, standing(), AbortSignal.abort())).toEqual([]);
});
