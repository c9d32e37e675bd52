import { instant } from '@opportune/core';
import { compareDecisions } from '@opportune/core/why';
import { describe, expect, it } from 'vitest';

import type { PastEvent } from '../history/pastEvent.ts';
import { EMAILS_A_WEEK, retail } from '../strategy.ts';
import type { Standing } from './standing.ts';
import { VARIANTS } from './variants.ts';
import { whatIf } from './whatIf.ts';

const START = instant('2026-10-19T09:00:00Z');
const day = (n: number): number => START + n * 86_400_000;

/** Big purchases of two customers, one a day. */
const events: readonly PastEvent[] = ['ada', 'ben']
  .flatMap((customer) =>
    Array.from({ length: 6 }, (_, i): PastEvent => {
      const id = `${customer}${String(i)}`;
      const unknown = {
        price: undefined,
        invoice: undefined,
        country: undefined,
        product: undefined,
        category: undefined,
      };
      return { id, type: 'purchase', customer, time: day(i), total: 2000, ...unknown };
    }),
  )
  .sort((a, b) => a.time - b.time);

const standing = (): Standing => ({ phase: 'replaying', now: START, done: 0 });

describe('VARIANTS', () => {
  it('change one number each, and begin with the strategy as it is', () => {
    const [base, one, more] = VARIANTS;
    expect(base.strategy).toBe(retail);
    const text = JSON.stringify(retail);
    const cap = (atMost: number): string => `"channel":"email","atMost":${String(atMost)},"per":604800000`;
    expect(JSON.stringify(one?.strategy)).toBe(text.replace(cap(EMAILS_A_WEEK), cap(1)));
    expect(JSON.stringify(more?.strategy)).toBe(text.replace(cap(EMAILS_A_WEEK), cap(EMAILS_A_WEEK * 2)));
    expect(new Set(VARIANTS.map(({ strategy }) => JSON.stringify(strategy))).size).toBe(VARIANTS.length);
  });
});

describe('whatIf', () => {
  it('runs the same history through each variant, and tells apart what they chose', async () => {
    const progress = standing();
    const [base, one, more] = await whatIf(events, VARIANTS, {}, progress, new AbortController().signal);
    expect(progress.phase).toBe('comparing');
    // Nobody in this history is held out, and all days lie in one week.
    expect([base, one, more].map((choices) => choices?.byAction.total)).toEqual([6, 2, 12]);
    expect(compareDecisions(base!.decisions, one!.decisions)).toMatchObject({ lost: 4, gained: 0, changed: 0 });
    expect(compareDecisions(base!.decisions, more!.decisions)).toMatchObject({ lost: 0, gained: 6, changed: 0 });
  });
});
