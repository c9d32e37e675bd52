import { allocate, compile, cap, limit, occurrence, quiet, type CustomerState, type Input } from '@opportune/core';
import { histories, shopBindings, strategies } from '@opportune/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { canonical } from './canonical.ts';
import { law } from './law.ts';
import { decidedBy, played } from './play.ts';

const json = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('S1 the same arguments give the same bytes', () => {
  law(
    'S1 determinism: run again, and by a step that was compiled again',
    25,
    [strategies(), histories()],
    (strategy, history) => {
      const step = compile(strategy, shopBindings);
      const once = JSON.stringify(played(step, history));
      expect(JSON.stringify(played(step, history))).toBe(once);
      expect(JSON.stringify(played(compile(strategy, shopBindings), history))).toBe(once);
    },
  );

  law(
    'S1 JSON law, clone law: a strategy that was stored or sent is the same strategy',
    25,
    [strategies(), histories()],
    (strategy, history) => {
      const once = JSON.stringify(played(compile(strategy, shopBindings), history));
      expect(JSON.stringify(played(compile(json(strategy), shopBindings), history))).toBe(once);
      expect(JSON.stringify(played(compile(structuredClone(strategy), shopBindings), history))).toBe(once);
    },
  );

  law(
    'S1 restart law: a state that was stored between every two steps is the same state',
    25,
    [strategies(), histories()],
    (strategy, history) => {
      const step = compile(strategy, shopBindings);
      const text = canonical(played(step, history));
      expect(canonical(played(step, history, json))).toBe(text);
      expect(canonical(played(step, history, structuredClone))).toBe(text);
    },
  );

  law(
    'S1 order law: the order of keys in a strategy changes nothing, save of slots and triggers',
    25,
    [strategies(), histories()],
    (strategy, history) => {
      const turned = backwards(strategy) as typeof strategy;
      const once = canonical(played(compile(strategy, shopBindings), history));
      expect(canonical(played(compile(turned, shopBindings), history))).toBe(once);
    },
  );
});

function backwards(value: unknown, isListed = false): unknown {
  if (Array.isArray(value)) return value.map((each) => backwards(each));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [
    key,
    backwards(each, key === 'slots' || key === 'triggers'),
  ]);
  return Object.fromEntries(isListed ? entries : entries.reverse()) as unknown;
}

describe('S1 purity', () => {
  law(
    'S1 purity: arguments that cannot be changed give the same',
    25,
    [strategies(), histories()],
    (strategy, history) => {
      const text = canonical(played(compile(strategy, shopBindings), history));
      const frozen = compile(frozenWhole(json(strategy)), shopBindings);
      expect(canonical(played(frozen, frozenWhole(json(history)), frozenWhole))).toBe(text);
    },
  );

  law('S1 purity: no argument is changed, not even frozen', 25, [strategies(), histories()], (strategy, history) => {
    const step = compile(strategy, shopBindings);
    let given: CustomerState | undefined;
    const text = canonical(history);
    for (const { now, ...happening } of history) {
      if (!('input' in happening)) continue;
      const before = canonical(given);
      const { state } = step(given, happening.input, now);
      expect(canonical(given)).toBe(before);
      if (given !== undefined) expect(somethingFrozen(given)).toBe(false);
      given = json(state);
    }
    expect(canonical(history)).toBe(text);
    expect(somethingFrozen(history)).toBe(false);
  });
});

function frozenWhole<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozenWhole);
  return Object.freeze(value);
}

function somethingFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.isFrozen(value) ? Object.keys(value).length > 0 : Object.values(value).some(somethingFrozen);
}

describe('S1 totality', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSparseArray: true,
    withTypedArray: true,
  });
  const text = fc.oneof(
    fc.constantFrom('ada', '__proto__', 'constructor', 'toString', 'viewed', 'carted', 'email'),
    fc.string(),
  );
  const number = fc.oneof(fc.double(), fc.constantFrom(0, 8.64e15, -8.64e15, 8.64e15 + 2, 1e300, 0.5));
  const likely = fc.record(
    {
      kind: fc.oneof(fc.constantFrom('event', 'request', 'receipt', 'wakeUp', undefined), anything),
      customer: fc.oneof(fc.constant('ada'), text, anything),
      id: fc.oneof(text, anything),
      type: fc.oneof(text, anything),
      time: fc.oneof(number, anything),
      properties: fc.oneof(fc.dictionary(fc.oneof(text, fc.constantFrom('total', 'item')), anything), anything),
      slots: fc.oneof(fc.array(fc.oneof(text, anything)), anything),
      context: anything,
      decision: fc.oneof(text, anything),
      status: fc.oneof(fc.constantFrom('sent', 'failed', 'aborted'), anything),
      retryable: anything,
    },
    { requiredKeys: ['customer'] },
  );

  law(
    'S1 totality: no input makes it throw, and what comes of it is a result',
    150,
    [
      strategies(),
      fc.array(fc.tuple(fc.oneof(likely, likely, anything), fc.oneof(number, number, anything)), { maxLength: 20 }),
    ],
    (strategy, inputs) => {
      const step = compile(strategy, { ...shopBindings, trace: true });
      let state: CustomerState | undefined;
      for (const [input, now] of inputs) {
        const result = step(state, input as Input, now as number);
        expect(result.state.format).toBe(1);
        if (result.ignored === 'INVALID') expect(result.faults).toHaveLength(1);
        if (result.state.customer !== '') state = result.state;
      }
    },
  );

  test('S1 totality: at the ends of time', () => {
    const step = compile({
      id: 'ends',
      version: '1',
      triggers: { seen: occurrence('viewed') },
      actions: [{ id: 'a', channel: 'web', on: 'seen' }],
      funnel: [
        limit(quiet({ from: '00:01', to: '00:00', zone: 'Pacific/Apia' }), cap({ atMost: 1, per: 1 })),
        allocate({ hero: { channel: 'web', atMost: 1 } }),
      ],
    });
    for (const now of [8.64e15, -8.64e15, 8.64e15 - 5e7, -8.64e15 + 5e7, -62e12, 0.5]) {
      const event = { id: 'e', type: 'viewed', customer: 'ada', time: now, properties: {} };
      expect(step(undefined, event, now).fired).toHaveLength(1);
    }
    for (const now of [8.64e15 + 2, -1e300]) {
      const event = { id: 'e', type: 'viewed', customer: 'ada', time: now, properties: {} };
      expect(step(undefined, event, now).ignored).toBe('INVALID');
    }
  });

  test('S1, R2, E5 totality: what models and recipes throw may be anything', () => {
    const thrown = Object.create(null) as Error;
    let calls = 0;
    const step = compile(
      {
        id: 'thrown',
        version: '1',
        recipes: { viewed: 'bad' },
        triggers: { seen: occurrence('viewed') },
        actions: [
          { id: 'a', channel: 'web', on: 'seen' },
          { id: 'b', channel: 'web', on: 'seen' },
        ],
        funnel: [
          { kind: 'arbitrate', by: { kind: 'propensity', model: 'bad' } } as never,
          allocate({ hero: { channel: 'web', atMost: 1 } }),
        ],
      },
      {
        recipes: {
          bad: () => {
            throw thrown;
          },
        },
        models: {
          bad: (_moment, { id }) => {
            // Impure as well: fails when it is asked again.
            if (id === 'a' || (calls += 1) > 1) throw thrown;
            return 1;
          },
        },
      },
    );
    const { faults, decisions } = step(
      undefined,
      { id: 'e', type: 'viewed', customer: 'ada', time: 0, properties: {} },
      0,
    );
    expect(faults.map(({ code }) => code)).toEqual(['RECIPE_FAILED', 'MODEL_FAILED']);
    expect(decisions.map(({ action }) => action)).toEqual(['b']);
  });
});

describe('S2, S3, S5', () => {
  law(
    'S2 an input that is ignored leaves the state as it was, also where another version has written it',
    25,
    [strategies(), strategies(), histories()],
    (one, other, history) => {
      const steps = played(compile(one, shopBindings), history);
      const next = compile(other, shopBindings);
      for (const { input, now, result } of steps) {
        const again = next(result.state, input, now);
        if (again.ignored !== undefined) expect(again.state).toBe(result.state);
      }
    },
  );

  law(
    'S3 woken when it has asked for it, it does not ask for the same instant again',
    25,
    [strategies(), histories()],
    (strategy, history) => {
      const step = compile(strategy, shopBindings);
      for (const { result } of played(step, history)) {
        if (result.wakeAt === undefined) continue;
        const now = Math.max(result.wakeAt, result.state.watermark);
        const { wakeAt = Infinity } = step(result.state, { kind: 'wakeUp', customer: result.state.customer }, now);
        expect(wakeAt).toBeGreaterThan(now);
      }
    },
  );

  law(
    'S5 the state is bounded, however long the history is',
    6,
    [strategies(), histories({ length: 600 })],
    (strategy, history) => {
      // A place that was given back and is committed after all is one more than any cap allows.
      const told = history.filter((each) => 'input' in each || each.receipt.status !== 'sent');
      const policies = strategy.funnel.flatMap((stage) => ('policies' in stage ? (stage.policies as Caps) : []));
      const places = policies.reduce((sum, { atMost = 0 }) => sum + atMost, 0);
      for (const { result } of played(compile(strategy, shopBindings), told)) {
        const { state } = result;
        expect(state.seen.length).toBeLessThanOrEqual(32);
        expect(state.deferrals.length).toBeLessThanOrEqual(4 * policies.filter(({ kind }) => kind === 'quiet').length);
        expect(Object.keys(state.triggers).length).toBeLessThanOrEqual(4);
        if (told.every((each) => 'input' in each)) expect(state.contacts.length).toBeLessThanOrEqual(places + 16);
      }
      const { state } = played(compile(strategy, shopBindings), told).at(-1)!.result;
      // 4 windows of 256 entries of at most 40 characters; 4 triggers with an event each; the rest
      expect(JSON.stringify(state).length).toBeLessThan(4 * 256 * 40 + 4 * 1000 + 16_000);
    },
  );
});

type Caps = readonly { readonly kind: string; readonly atMost?: number }[];

law('D1 a decision that is made again has the same id', 15, [strategies(), histories()], (strategy, history) => {
  const step = compile(strategy, shopBindings);
  expect(decidedBy(played(step, history))).toBe(decidedBy(played(step, history)));
  for (const { result } of played(step, history)) {
    const ids = result.decisions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('D1 causes that read alike are not alike', () => {
  const step = compile({
    id: 'spaces',
    version: '1',
    triggers: { a: occurrence('one'), 'a b': occurrence('two') },
    actions: [
      { id: 'x', channel: 'web', on: 'a' },
      { id: 'y', channel: 'web', on: 'a b' },
    ]
      .map((action) => ({ ...action, id: 'x' }))
      .slice(0, 1),
    funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
  });
  const other = compile({
    id: 'spaces',
    version: '2',
    triggers: { a: occurrence('one'), 'a b': occurrence('two') },
    actions: [{ id: 'x', channel: 'web', on: 'a b' }],
    funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
  });
  const event = { customer: 'ada', time: 0, properties: {} };
  const [one] = step(undefined, { ...event, id: 'b c', type: 'one' }, 0).decisions;
  const [two] = other(undefined, { ...event, id: 'c', type: 'two' }, 0).decisions;
  expect(one?.id).not.toBe(two?.id);
});
