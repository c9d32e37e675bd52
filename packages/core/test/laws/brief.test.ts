import { compile, days } from '@opportune/core';
import { histories, play, shopBindings, type Happening } from '@opportune/testing';
import fc from 'fast-check';
import { expect } from 'vitest';

import { canonical } from './canonical.ts';
import { promising } from './fallbacks.ts';
import { law } from './law.ts';
import { manyActions } from './many.ts';

law(
  'F7 to be brief changes no decision and no state, and drops nobody whom the whole funnel would not drop',
  120,
  [fc.oneof(manyActions({ min: 10, max: 300 }), promising), histories({ length: 15 })],
  (strategy, history: readonly Happening[]) => {
    const until = (history.at(-1)?.now ?? 0) + days(1);
    const whole = play(compile(strategy, shopBindings), history, { until });
    for (const { result } of play(compile(strategy, { ...shopBindings, brief: true }), history, { until })) {
      const { dropped, faults, ...rest } = whole.next().value!.result;
      const { dropped: met, faults: seen, ...same } = result;
      expect(canonical(same)).toBe(canonical(rest));
      const all = new Set(dropped.map(({ action, reason }) => `${action} ${reason}`));
      expect(met.filter(({ action, reason }) => !all.has(`${action} ${reason}`))).toEqual([]);
      expect(seen.length).toBeLessThanOrEqual(faults.length);
    }
    expect(whole.next().done).toBe(true);
  },
);
