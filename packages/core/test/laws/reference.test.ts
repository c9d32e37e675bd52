import { compile, type Step, type Stepped } from '@opportune/core';
import { reference } from '@opportune/core/reference';
import { histories, play, shopBindings, strategies, type Happening } from '@opportune/testing';
import fc from 'fast-check';
import { expect } from 'vitest';

import { triggerNodes } from '../../../testing/src/arbitraries/triggerNodes.ts';
import { canonical } from './canonical.ts';
import { promising } from './fallbacks.ts';
import { isValid } from './isValid.ts';
import { law } from './law.ts';
import { manyActions } from './many.ts';
import { meaningOf } from './meaning.ts';
import { playedUntil } from './play.ts';
import { relay } from './relay.ts';
import { successions } from './successors.ts';

law(
  'S1 to D2: what is compiled means what the reference means',
  300,
  [strategies(), histories(), fc.boolean(), fc.boolean()],
  (strategy, history, trace, wakes) => {
    const bindings = { ...shopBindings, trace };
    meansTheSame(compile(strategy, bindings), reference(strategy, bindings), history, wakes);
  },
);

law(
  'F9, D2 also where slots fall back on something',
  60,
  [promising, histories(), fc.boolean()],
  (strategy, history, trace) => {
    const bindings = { ...shopBindings, trace };
    meansTheSame(compile(strategy, bindings), reference(strategy, bindings), history, true);
  },
);

law(
  'E1, S5 in long histories as well, where ids are forgotten and windows are full',
  20,
  [strategies(), histories({ length: 250 })],
  (strategy, history) => {
    meansTheSame(compile(strategy, shopBindings), reference(strategy, shopBindings), history, true);
  },
);

law(
  'S10, T24 also where more is opened than stays open',
  40,
  [strategies(), fc.array(triggerNodes, { minLength: 14, maxLength: 24, size: 'max' }), histories({ length: 40 })],
  (strategy, nodes, history) => {
    const others = Object.fromEntries(nodes.map((node, i) => [`other/${i}`, node]));
    const crowded = {
      ...strategy,
      retention: { ...strategy.retention, openAtMost: 12 },
      triggers: { ...strategy.triggers, ...others },
    };
    if (!isValid(crowded)) return;
    meansTheSame(compile(crowded, shopBindings), reference(crowded, shopBindings), history, true);
  },
);

law(
  'S4, S6, S7, S8 what another version has written is carried over as the reference carries it over',
  160,
  [successions, histories(), fc.nat({ max: 30 })],
  ([one, other], history, change) => {
    if (!isValid(other)) return;
    const fast = relay(compile(one, shopBindings), compile(other, shopBindings), change);
    const naive = relay(reference(one, shopBindings), reference(other, shopBindings), change);
    meansTheSame(fast, naive, history, true);
  },
);

law(
  'F2 with a thousand actions, of which an index looks at few',
  12,
  [manyActions({ min: 500, max: 3000 }), histories({ length: 8 })],
  (strategy, history) => {
    meansTheSame(compile(strategy, shopBindings), reference(strategy, shopBindings), history, true);
  },
);

function meansTheSame(fast: Step, naive: Step, history: readonly Happening[], wakes: boolean): void {
  const until = playedUntil(history);
  const expected = play(naive, history, { wakes, until });
  for (const is of play(fast, history, { wakes, until })) {
    const means = expected.next().value!;
    if (texts(is) === texts(means)) continue;
    expect(told(is)).toEqual(told(means));
    expect(texts(is)).toBe(texts(means));
  }
  expect(expected.next().done).toBe(true);
}

const told = ({ input, now, result }: Stepped): object => ({ input, now, ...meaningOf(result) });
const texts = (stepped: Stepped): string => canonical(told(stepped));
