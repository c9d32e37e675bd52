import {
  compile,
  compiler,
  standardVocabulary,
  type Contact,
  type CustomerState,
  type Moment,
  type Rule,
  type Stepped,
  type Strategy,
} from '@opportune/core';
import { costOf, type Bound, type Sizes } from '@opportune/core/check';
import { histories, play, shopBindings, strategies } from '@opportune/testing';
import { expect } from 'vitest';

import { blameOf } from '../../src/conditions/blameOf.ts';
import { under } from '../../src/shape/pointer.ts';
import { law } from './law.ts';
import { playedUntil } from './play.ts';

const bytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** How large it is what came, and what recipes have made of it. */
const sizesIn = (steps: readonly Stepped[]): Partial<Sizes> => ({
  id: Math.max(...steps.flatMap(({ input }) => [input.customer, 'id' in input ? input.id : ''].map(bytes))),
  event: Math.max(...steps.map(({ input }) => bytes(input))),
  profile: Math.max(...steps.map(({ result }) => bytes(result.state.profile))),
  value: 400,
  number: 24,
  sum: 1000,
  members: 30,
});

/** A place that was given back, or had not been confirmed in time, was taken after all: of that the bound does not speak. */
function isTakenAfterAll(before: readonly Contact[], after: readonly Contact[], strategy: Strategy): boolean {
  const hasHolds = JSON.stringify(strategy).includes('"holds"');
  return after.some(({ decision, status }) => {
    const was = before.find((contact) => contact.decision === decision)?.status;
    return status === 'committed' && (was === 'released' || (hasHolds && was === 'reserved'));
  });
}

law(
  'K9 the state of a customer never has more bytes than is said',
  200,
  [strategies(), histories({ length: 80 })],
  (strategy, history) => {
    const steps = [...play(compile(strategy, shopBindings), history, { until: playedUntil(history) })];
    if (steps.length === 0) return;
    const { stateBytes } = costOf(strategy, { sizes: sizesIn(steps) });
    let before: readonly Contact[] = [];
    for (const { result } of steps) {
      const { state } = result;
      if (isTakenAfterAll(before, state.contacts, strategy)) return;
      before = state.contacts;
      expect(bytes(state)).toBeLessThanOrEqual(stateBytes.bound ?? Infinity);
      const contacts = stateBytes.of.filter(({ what }) => what.includes('contacts'));
      const most = contacts.reduce((sum, { atMost = Infinity }) => sum + atMost, 0);
      expect(bytes(state.contacts) - bytes([])).toBeLessThanOrEqual(most);
      expectEachPart(state.aggregates, '/aggregates', stateBytes);
      expectTriggers(state.triggers, strategy, stateBytes);
    }
  },
);

/** What is remembered under each name has no more bytes than its own part; what is held back comes behind that. */
function expectEachPart(memories: Readonly<Record<string, unknown>>, at: string, { of }: Bound): void {
  for (const [name, memory] of Object.entries(memories)) {
    const { atMost = Infinity } = of.find(({ path }) => path === under(at, name))!;
    expect([name, bytes({ [name]: memory }) <= atMost]).toEqual([name, true]);
  }
}

/** Where not all may be open, a part does not say which are: together they have no more than all parts. */
function expectTriggers(memories: CustomerState['triggers'], { retention }: Strategy, bound: Bound): void {
  if (retention?.openAtMost === undefined) {
    expectEachPart(memories, '/triggers', bound);
    return;
  }
  const parts = bound.of.filter(({ path, what }) => path.startsWith('/triggers/') && !what.endsWith('held back'));
  const most = parts.reduce((sum, { atMost = Infinity }) => sum + atMost, 0);
  expect(bytes(memories) - bytes({})).toBeLessThanOrEqual(most);
}

let asked = 0;
const counted =
  <Args extends readonly unknown[], Answer>(ask: (...args: Args) => Answer) =>
  (...args: Args): Answer => {
    asked += 1;
    return ask(...args);
  };

/** Rules that count how often they are asked; no index knows how their conditions are made, so each is asked. */
const counting = standardVocabulary.map((rule): Rule => {
  switch (rule.family) {
    case 'condition':
      return {
        ...rule,
        compile: (...args: Parameters<typeof rule.compile>) => {
          const condition = rule.compile(...args);
          return { test: counted(condition.test), blame: (moment: Moment) => blameOf(condition, moment) };
        },
      };
    case 'policy':
      return {
        ...rule,
        compile: (...args: Parameters<typeof rule.compile>) => {
          const policy = rule.compile(...args);
          return { ...policy, judge: counted(policy.judge) };
        },
      };
    case 'factor':
      return {
        ...rule,
        compile: (...args: Parameters<typeof rule.compile>) => {
          const factor = rule.compile(...args);
          return { ...factor, score: counted(factor.score) };
        },
      };
    default:
      return rule;
  }
});

law('K9 an event and a request never ask more than is said', 500, [strategies(), histories()], (strategy, history) => {
  const step = compiler(counting)(strategy, shopBindings);
  const before: number[] = [];
  const steps = [
    ...play(
      Object.assign((...args: Parameters<typeof step>) => {
        asked = 0;
        const result = step(...args);
        before.push(asked);
        return result;
      }, step),
      history,
      { until: playedUntil(history) },
    ),
  ];
  const cost = costOf(strategy, { sizes: { members: 30 } }).steps;
  for (const [i, { input, result }] of steps.entries()) {
    const names = result.fired.map(({ name }) => name);
    if (new Set(names).size < names.length) continue;
    if (input.kind === 'request') expect(before[i]).toBeLessThanOrEqual(cost.request.bound!);
    else if (input.kind === undefined || input.kind === 'event')
      expect(before[i]).toBeLessThanOrEqual(cost.event.bound!);
  }
});
