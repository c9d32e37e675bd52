import { readFileSync } from 'node:fs';

import {
  all,
  any,
  compile,
  isTrue,
  matcher,
  not,
  type Allocate,
  type Experiment,
  type Moment,
  type Node,
  type Stepped,
  type Strategy,
} from '@opportune/core';
import { check, type Finding } from '@opportune/core/check';
import { conditions, events, histories, play, shopBindings, strategies } from '@opportune/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { stepsOf } from '../../src/shape/pointer.ts';
import { moment } from '../moment.ts';
import { law } from './law.ts';
import { playedUntil } from './play.ts';
import { patience } from './runs.ts';

const values = fc.oneof(
  fc.constantFrom<unknown>(
    -2,
    -1,
    0,
    0.05,
    0.1,
    0.15,
    0.2,
    0.5,
    1,
    1.5,
    2,
    2.5,
    3,
    7,
    10,
    49.99,
    49.995,
    50,
    51,
    1e300,
    5e-324,
  ),
  fc.constantFrom<unknown>(Number.NaN, Infinity, -Infinity, -1e308, 8.64e15, 9e15),
  fc.constantFrom<unknown>(
    '',
    'e1',
    'web',
    'tea',
    'shoe',
    'Shoe',
    'new',
    'vip',
    'loyal',
    'mobile',
    'viewed',
    'another',
  ),
  fc.constantFrom<unknown>(null, true, false, {}, [], ['tea'], [0, null], { qty: 1 }, undefined),
  fc.date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
  fc
    .date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  fc
    .date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
    .map((date) => date.getTime()),
);

/** Conditions about one attribute, so that they get into each other's way. */
const aboutOne = conditions({ depth: 1 }).map(
  (node) =>
    JSON.parse(
      JSON.stringify(node).replace(/"(?:profile|event|steps|request|health|trigger|context)\.[^"]*"/g, '"profile.it"'),
    ) as Node,
);
const entangled = fc.oneof(
  { weight: 4, arbitrary: fc.array(aboutOne, { minLength: 2, maxLength: 4 }).map((nodes): Node => all(...nodes)) },
  { weight: 1, arbitrary: fc.array(aboutOne, { minLength: 2, maxLength: 4 }).map((nodes): Node => any(...nodes)) },
  { weight: 1, arbitrary: aboutOne },
  {
    weight: 1,
    arbitrary: fc.tuple(aboutOne, aboutOne, aboutOne).map(([a, b, c]): Node => not(any(a, all(b, not(c))))),
  },
);
const moments: fc.Arbitrary<readonly Moment[]> = fc.array(
  fc
    .tuple(values, events({ customer: 'ada', times: fc.nat({ max: 100 }) }), fc.nat({ max: 100 }))
    .map(([it, event, now]) => moment({ profile: it === undefined ? {} : { it }, event, now })),
  { minLength: 20, maxLength: 40, size: 'max' },
);

const holding = (condition: Node): Strategy => ({
  id: 'one',
  version: '1',
  conditions: { condition },
  actions: [],
  funnel: [{ kind: 'allocate', slots: {} } as Node],
});

const codes = [
  ...readFileSync(new URL('../../src/check/finding.ts', import.meta.url), 'utf8').matchAll(/^ {2}\| '(\w+)'/gm),
].map(([, code]) => code!);

/** The same strategy with something else at a place. */
const replaced = (value: unknown, [key, ...rest]: readonly string[], by: (there: unknown) => unknown): unknown => {
  if (key === undefined) return by(value);
  if (Array.isArray(value)) return value.map((each, i) => (String(i) === key ? replaced(each, rest, by) : each));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, each]) => [name, name === key ? replaced(each, rest, by) : each]),
  );
};

const there = (value: unknown, keys: readonly string[]): unknown =>
  keys.reduce((object, key) => (object as Readonly<Record<string, unknown>>)[key], value);

/** Where it is true at no moment this is as if nothing had changed, and another condition where it is true at one. */
const neverTrue = (node: Node): Node => all(node, not(isTrue(node)));
const alwaysTrue = (node: Node): Node => any(node, not(isTrue(node)));

/** The strategy with what a finding speaks of changed in a way that changes nothing where the finding is right. */
function changed(strategy: Strategy, findings: readonly Finding[]): Strategy {
  // From the end, so that what is taken out of a list moves nothing that is still to come.
  return [...findings].reverse().reduce((result, { code, path }) => {
    const put = (by: (there: unknown) => unknown): Strategy => replaced(result, stepsOf(path), by) as Strategy;
    const drop = (): Strategy => {
      const keys = stepsOf(path);
      const last = keys.at(-1)!;
      return replaced(result, keys.slice(0, -1), (list) =>
        Array.isArray(list)
          ? list.filter((_, i) => String(i) !== last)
          : Object.fromEntries(Object.entries(list as object).filter(([name]) => name !== last)),
      ) as Strategy;
    };
    switch (code) {
      case 'CONDITION_NEVER_TRUE':
        return put((node) => neverTrue(node as Node));
      case 'CONDITION_ALWAYS_TRUE':
        return put((node) => alwaysTrue(node as Node));
      case 'CAP_NEVER_BINDS':
      case 'CONSTRAINT_NEVER_BINDS':
      case 'POLICY_WITHOUT_EFFECT':
      case 'STAGE_WITHOUT_EFFECT':
      case 'FACTOR_WITHOUT_EFFECT':
      case 'FIELD_NEVER_READ':
      case 'CONDITION_NEVER_USED':
        return drop();
      default:
        return result;
    }
  }, strategy);
}

/** The slots of which nothing says that a request may leave them empty, with the places of each. */
function alwaysFull(
  strategy: Strategy,
  findings: readonly Finding[],
): readonly (readonly [slot: string, places: number])[] {
  if (!strategy.funnel.every(({ kind }) => ['qualify', 'limit', 'arbitrate', 'allocate'].includes(kind))) return [];
  const open = new Set(
    findings.filter(({ code }) => code === 'SLOT_MAY_STAY_EMPTY').map(({ path }) => stepsOf(path).at(-1)),
  );
  const answering = new Set(strategy.actions.filter(({ on }) => on === undefined).flatMap(({ channel }) => channel));
  const { kind: _, slots, ...constraints } = strategy.funnel.at(-1) as Allocate;
  if (Object.keys(constraints).length > 0) return [];
  return Object.entries(slots)
    .filter(([name, { channel }]) => answering.has(channel) && !open.has(name))
    .map(([name, { atMost }]) => [name, atMost]);
}

law(
  'K2 what is said to be true at no moment is true at none, and what at every, at every',
  1000,
  [entangled, moments],
  (condition, some) => {
    const strategy = holding(condition);
    for (const finding of check(strategy)) {
      const { code, path } = finding;
      if (code !== 'CONDITION_NEVER_TRUE' && code !== 'CONDITION_ALWAYS_TRUE') continue;
      const other = changed(strategy, [finding]).conditions!['condition']!;
      const isWhole = path === '/conditions/condition';
      const [is, means] = [condition, other].map((when) => matcher([{ id: 'it', when }]));
      for (const each of some) {
        const truth = is!.first(each) !== undefined;
        if (isWhole) expect([truth, each.profile]).toEqual([code === 'CONDITION_ALWAYS_TRUE', each.profile]);
        expect([means!.first(each) !== undefined, path, each.profile]).toEqual([truth, path, each.profile]);
      }
    }
  },
);

law(
  'K3, K4, K5, K6, K7 what is said never to happen never does, and what is said to have no effect has none',
  600,
  [strategies(), histories()],
  (strategy, history) => {
    const findings = check(strategy);
    // Of an action, or of one of its channels.
    const idOf = ({ path }: Finding): string => {
      const [, i, , k] = stepsOf(path);
      const { id, channel } = strategy.actions[Number(i)]!;
      return k === undefined ? id : `${id} on ${channel[Number(k)]}`;
    };
    const lost = new Map(
      findings.filter(({ code }) => code.startsWith('ACTION_')).map((finding) => [idOf(finding), finding]),
    );
    const silent = new Set(
      findings.filter(({ code }) => code === 'TRIGGER_NEVER_FIRES').map(({ path }) => stepsOf(path)[1]),
    );
    const full = alwaysFull(strategy, findings);
    const empty = new Set(
      findings
        .filter(({ code }) => code === 'ARM_NEVER_TAKEN')
        .map(({ path }) => {
          const keys = stepsOf(path);
          return JSON.stringify([(there(strategy, keys.slice(0, -2)) as Experiment).id, keys.at(-1)]);
        }),
    );
    const until = playedUntil(history);
    const steps = [...play(compile(strategy, { ...shopBindings, trace: true }), history, { until })];
    const same = play(compile(changed(strategy, findings), shopBindings), history, { until });
    expect(happened(steps)).toEqual(happened([...same]));
    for (const { input, result } of steps) {
      if (input.kind === 'request' && result.ignored === undefined) {
        for (const [slot, atMost] of full) {
          if (input.slots !== undefined && !input.slots.includes(slot)) continue;
          expect([slot, result.decisions.filter((decision) => decision.slot === slot).length]).toEqual([slot, atMost]);
        }
      }
      for (const { name } of result.fired) expect([silent.has(name), name]).toEqual([false, name]);
      for (const { action, channel } of result.decisions) {
        expect([action, lost.get(action), lost.get(`${action} on ${channel}`)]).toEqual([action, undefined, undefined]);
      }
      for (const { arms = {} } of result.decisions) {
        for (const [id, { arm }] of Object.entries(arms))
          expect([id, arm, empty.has(JSON.stringify([id, arm]))]).toEqual([id, arm, false]);
      }
      for (const { action, reason, stage } of result.dropped) {
        const finding = lost.get(action);
        if (finding?.code === 'ACTION_NEVER_PROPOSED') expect([finding, reason]).toEqual([]);
        if (finding?.code === 'ACTION_NEVER_QUALIFIES')
          expect([finding, stage === 'allocate']).toEqual([finding, false]);
      }
    }
  },
);

/** What is decided and what fires, in order; how often time has to pass for that may differ. */
const happened = (steps: readonly Stepped[]): readonly object[] =>
  steps.flatMap(({ result }) => [
    ...result.fired.map(({ name, id, at }) => ({ name, id, at })),
    ...result.decisions.map(({ action, slot, at, cause, score, probability }) => ({
      action,
      slot,
      at,
      cause,
      score,
      // What is added up on several ways is rounded in another place.
      probability: Number(probability.toFixed(12)),
    })),
  ]);

it('K1 strategies that are drawn have everything that can be found, so that the laws speak of it', patience, () => {
  const found = new Set(
    fc.sample(strategies(), { numRuns: 600, seed: 7 }).flatMap((strategy) => check(strategy).map(({ code }) => code)),
  );

  expect([...found].sort()).toEqual([...codes].sort());
});
