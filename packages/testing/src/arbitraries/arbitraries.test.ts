import { compile, days, type Reason } from '@opportune/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { histories } from './histories.ts';
import { play } from './play.ts';
import { shopBindings } from './shop.ts';
import { strategies } from './strategies.ts';

/** All but the one that takes another version of the strategy. */
const REASONS: Readonly<Record<Exclude<Reason, 'WITHDRAWN'>, true>> = {
  NOT_VALID: true,
  NOT_ELIGIBLE: true,
  NOT_APPLICABLE: true,
  NOT_SUITABLE: true,
  UNKNOWN: true,
  NO_CONSENT: true,
  SUPPRESSED: true,
  QUIET_HOURS: true,
  SUPERSEDED: true,
  CAPPED: true,
  COOLING_OFF: true,
  EXHAUSTED: true,
  HELD_OUT: true,
  RAMPING: true,
  ZERO_SCORE: true,
  ERROR: true,
  NO_SLOT: true,
  OUTRANKED: true,
  OTHER_TREATMENT: true,
  EXCLUDED: true,
  SHOWN_LATELY: true,
};

describe('what is drawn is worth drawing', () => {
  const happened = new Map<string, number>();
  const runs = 1000;
  fc.assert(
    fc.property(strategies(), histories(), (strategy, history) => {
      const step = compile(strategy, { ...shopBindings, trace: true });
      const until = (history.at(-1)?.now ?? 0) + days(3);
      const here = [...play(step, history, { until })].flatMap(({ input, result }) => [
        input.kind ?? 'event',
        ...result.decisions.map(
          ({ cause, probability }) => `decided by ${cause.kind}${probability < 1 ? ', by chance' : ''}`,
        ),
        ...result.fired.map(({ name }) => `fired ${strategy.triggers?.[name]?.kind}`),
        ...result.dropped.map(({ reason }) => reason),
        ...result.faults.map(({ code }) => code),
        ...result.state.contacts.map(({ status }) => status),
        ...(result.ignored === undefined ? [] : [result.ignored]),
      ]);
      for (const what of new Set(here)) happened.set(what, (happened.get(what) ?? 0) + 1);
    }),
    { numRuns: runs, seed: 7 },
  );
  const share = (what: string): number => (happened.get(what) ?? 0) / runs;

  test.each([
    ['decided by request', 0.15],
    ['decided by trigger', 0.15],
    ['decided by request, by chance', 0.05],
    ['fired absence', 0.27],
    ['fired occurrence', 0.2],
    ['fired sequence', 0.02],
    ['fired pattern', 0.1],
    ['fired schedule', 0.2],
    ['fired onDate', 0.03],
    ['committed', 0.04],
    ['released', 0.04],
    ['DUPLICATE', 0.4],
    ['TOO_LATE', 0.15],
    ['NOT_FOUND', 0.4],
    ['MODEL_FAILED', 0.015],
    ['RECIPE_FAILED', 0.05],
    ['SLOT_UNKNOWN', 0.1],
  ])('%s happens in at least %d of the runs', (what, least) => {
    expect(share(what)).toBeGreaterThanOrEqual(least);
  });

  test.each(Object.keys(REASONS))('candidates are dropped by %s', (reason) => {
    // Accounts are shared by few of the customers that are drawn.
    expect(share(reason)).toBeGreaterThanOrEqual(reason === 'EXHAUSTED' || reason === 'COOLING_OFF' ? 0.007 : 0.01);
  });
});
