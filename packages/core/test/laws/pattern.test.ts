import {
  compile,
  minutes,
  type CustomerEvent,
  type CustomerState,
  type Node,
  type Step,
  type Strategy,
} from '@opportune/core';
import { reference } from '@opportune/core/reference';
import { events, histories, play, shopBindings, type Happening } from '@opportune/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { patternNodes } from '../../../testing/src/arbitraries/patternNodes.ts';
import { compareText } from '../../src/internal/compareText.ts';
import { passTime, patternDue, seeEvent, type Runs } from '../../src/reference/pattern.ts';
import { openWays } from '../../src/reference/patternOpen.ts';
import type { PatternNode } from '../../src/reference/patternRun.ts';
import { planOf } from '../../src/reference/plan.ts';
import { runsTogether } from '../../src/reference/runsTogether.ts';
import type { PatternMemory, RunMemory } from '../../src/triggers/pattern/memory.ts';
import { NOBODY } from '../../src/triggers/readers.ts';
import type { CompiledTrigger } from '../../src/triggers/triggerRule.ts';
import { builder } from '../builder.ts';
import { moment } from '../moment.ts';
import { small } from '../small.ts';
import { law } from './law.ts';
import { playedUntil } from './play.ts';
import { patience, runs } from './runs.ts';

const conditions: Strategy['conditions'] = {
  'new/one': node({ kind: 'eq', path: 'profile.segment', value: 'new' }),
  keen: node({ kind: 'gte', path: 'event.total', value: 2 }),
  'any~time': node({ kind: 'missing', path: 'steps.a.item' }),
};

const strategyOf = (trigger: Node): Strategy =>
  small({ recipes: { moved: 'settle' }, conditions, triggers: { t: trigger } });

function node(parts: Node & Readonly<Record<string, unknown>>): Node {
  return parts;
}

interface Told {
  readonly fired: readonly { readonly id: string; readonly kind?: string }[];
  readonly wakeAt: number | undefined;
}

function told(step: Step, history: readonly Happening[]): readonly Told[] {
  const until = playedUntil(history);
  return [...play(step, history, { wakes: true, until })].map(({ input, now, result: { fired, wakeAt } }) => ({
    input,
    now,
    fired,
    wakeAt,
  }));
}

/** Goes on with another step after so many calls, and stores its state between. */
function relay(first: Step, second: Step, change: number): Step {
  let calls = 0;
  return Object.assign((...asked: Parameters<Step>) => ((calls += 1) <= change ? first : second)(...asked), {
    strategy: second.strategy,
  });
}

test('T7, T8, T9, T10, T11, T12, T13 a pattern means what the reference means', patience, () => {
  const seen = { complete: 0, timeout: 0 };
  fc.assert(
    fc.property(patternNodes, histories({ length: 24 }), (trigger, history) => {
      const strategy = strategyOf(trigger);
      const is = told(compile(strategy, shopBindings), history);
      expect(is).toEqual(told(reference(strategy, shopBindings), history));
      for (const { kind } of is.flatMap(({ fired }) => fired)) seen[kind as 'complete' | 'timeout'] += 1;
    }),
    runs(300),
  );
  expect(Math.min(seen.complete, seen.timeout)).toBeGreaterThan(10);
});

law(
  'S4, T14 runs of another version go on as the reference says',
  100,
  [patternNodes, patternNodes, histories({ length: 24 }), fc.nat({ max: 20 })],
  (one, other, history, change) => {
    const [before, after] = [strategyOf(one), strategyOf(other)];
    const is = relay(compile(before, shopBindings), compile(after, shopBindings), change);
    const means = relay(reference(before, shopBindings), reference(after, shopBindings), change);
    expect(told(is, history)).toEqual(told(means, history));
  },
);

law(
  'S4, T14 no match is lost or doubled where the pattern did not change',
  60,
  [patternNodes, histories({ length: 24 }), fc.nat({ max: 20 })],
  (trigger, history, change) => {
    const step = compile(strategyOf(trigger), shopBindings);
    const renamed = compile({ ...strategyOf(trigger), version: '2' }, shopBindings);
    expect(told(relay(step, renamed, change), history)).toEqual(told(step, history));
  },
);

law(
  'T14 no match fires twice, and a state that was stored is as good as one that was not',
  100,
  [patternNodes, histories({ length: 30 })],
  (trigger, history) => {
    const step = compile(strategyOf(trigger), shopBindings);
    const stored: Step = Object.assign(
      (...[state, input, now]: Parameters<Step>) =>
        step(state && (JSON.parse(JSON.stringify(state)) as CustomerState), input, now),
      { strategy: step.strategy },
    );
    const is = told(step, history);
    const ids = is.flatMap(({ fired }) => fired.map(({ id }) => id));
    expect(told(stored, history)).toEqual(is);
    // The id of an event that has come again after 32 others is that of another event.
    const inputs = history.flatMap((each) => ('input' in each && 'id' in each.input ? [each.input.id] : []));
    if (new Set(inputs).size === inputs.length) expect(new Set(ids).size).toBe(ids.length);
  },
);

/** Some events, each at its own minute, or so much apart. */
const eventsOf = (seed: readonly number[], prefix: string, from = 0, gap = minutes(1)): readonly CustomerEvent[] =>
  seed.map((each, i) => ({
    id: `${prefix}${i}`,
    type: ['viewed', 'carted', 'ordered', 'moved'][each % 4]!,
    customer: 'ada',
    time: (from + i) * gap,
    properties: { total: each },
  }));

/** What a pattern remembers after some events. */
function remembered(trigger: CompiledTrigger, seed: readonly number[], prefix: string): object {
  let memory: object | undefined;
  for (const event of eventsOf(seed, prefix)) memory = trigger.see(memory, event, moment({ event }), NOBODY).memory;
  return memory ?? { events: [], runs: [] };
}

const dueOf = (memory: PatternMemory | undefined): number => memory?.due ?? Infinity;

const seeds = fc.array(fc.nat({ max: 11 }), { maxLength: 40, size: 'max' });

law(
  'T14 memories become one whichever is named first, in whatever order, and a second time nothing changes',
  150,
  [patternNodes, seeds, seeds, seeds],
  (trigger, ...drawn) => {
    const compiled = builder({ conditions: conditions! }, {}, shopBindings.conditions).trigger(trigger, '/triggers/t')!;
    const [a, b, c] = drawn.map((seed, i) => remembered(compiled, seed, 'abc'[i]!)) as [object, object, object];
    const merge = (one: object, other: object): object => compiled.merge(one, other);
    const both = merge(a, b);

    expect(merge(b, a)).toEqual(both);
    expect(merge(both, c)).toEqual(merge(a, merge(b, c)));
    expect(merge(both, both)).toEqual(both);
    expect(merge(both, b)).toEqual(both);
    const { runs: steps } = both as { runs: readonly { up?: number }[] };
    const continued = new Set(steps.map(({ up }) => up));
    expect(steps.filter((_, i) => !continued.has(i)).length).toBeLessThanOrEqual(48);
    expect(compiled.accepts(JSON.parse(JSON.stringify(both)))).toBe(true);
  },
);

law(
  'T14 two memories become one as the reference says, also where they have runs in common',
  200,
  [patternNodes, fc.constantFrom(minutes(1), minutes(20), minutes(70)), seeds, seeds, seeds],
  (trigger, gap, common, ...tails) => {
    const compiled = builder({ conditions: conditions! }, {}, shopBindings.conditions).trigger(trigger, '/triggers/t')!;
    const plan = planOf(strategyOf(trigger), shopBindings);
    const pattern = trigger as PatternNode;
    const [one, other] = tails.map((tail, i) => {
      let [fast, naive]: [PatternMemory | undefined, Runs | undefined] = [undefined, undefined];
      for (const event of [
        ...eventsOf(common.slice(0, 6), 'x', 0, gap),
        ...eventsOf(tail.slice(0, 8), 'ab'[i]!, 6, gap),
      ]) {
        for (let due = dueOf(fast); due < event.time; due = dueOf(fast)) {
          fast = compiled.elapse?.(fast!, due, moment({ event })).memory as PatternMemory | undefined;
          naive = passTime(pattern, naive!, due).memory;
        }
        if (compiled.listensTo?.includes(event.type) === false) continue;
        fast = compiled.see(fast, event, moment({ event }), NOBODY).memory as PatternMemory | undefined;
        naive = seeEvent(
          pattern,
          naive,
          event,
          { ...moment({ event }), plan },
          { whole: false, names: [], ofSteps: [] },
        ).memory;
      }
      return { fast, naive };
    });
    expect([one, other].map((each) => each!.fast !== undefined)).toEqual(
      [one, other].map((each) => each!.naive !== undefined),
    );
    if (one?.fast === undefined || other?.fast === undefined) return;
    const { runs: fast, events: taken, due } = compiled.merge(one.fast, other.fast) as PatternMemory;
    const together = runsTogether(pattern, one.naive!, other.naive!);
    const naive = together.runs;
    expect(due).toBe(patternDue(pattern, together));
    const pathOf = (run: RunMemory): readonly unknown[] => [
      ...(run.up === undefined ? [] : pathOf(fast[run.up]!)),
      [run.step, run.event === undefined ? run.at : taken[run.event]!.id],
    ];

    expect(fast.map((run) => [pathOf(run), [...run.open].sort(compareText)])).toEqual(
      naive.map((run) => [
        run.taken.map(({ step, event, at }) => [step, event?.id ?? at]),
        openWays(pattern, run)
          .map(({ step }) => step)
          .sort(compareText),
      ]),
    );
  },
);

law(
  'S5, T14 no history makes a pattern remember more than its bound, or what is not JSON',
  60,
  [
    patternNodes,
    fc.array(events({ customer: 'ada', times: fc.constantFrom(0, 1, 60_000), ids: 5000 }), {
      minLength: 60,
      maxLength: 150,
      size: 'max',
    }),
  ],
  (trigger, many) => {
    const step = compile(strategyOf(trigger), shopBindings);
    let state: CustomerState | undefined;
    for (const [i, each] of many.entries()) {
      state = step(state, { ...each, id: `e${i}`, time: i * 1000 }, i * 1000).state;
      const { runs: steps = [], events: taken = [] } = (state.triggers['t'] ?? {}) as {
        runs?: unknown[];
        events?: unknown[];
      };
      expect(steps.length).toBeLessThanOrEqual(48);
      expect(taken.length).toBeLessThanOrEqual(steps.length);
    }
    expect(JSON.parse(JSON.stringify(state!.triggers))).toEqual(state!.triggers);
  },
);
