import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { play } from '../../test/play.ts';
import { receipt } from '../../test/receipt.ts';
import { request } from '../../test/request.ts';
import { small } from '../../test/small.ts';
import { wakeUp } from '../../test/wakeUp.ts';
import { winback } from '../../test/winback.ts';
import type { Input } from '../events/input.ts';
import type { CustomerState } from '../profile/customerState.ts';
import { compile } from '../strategy/standardCompile.ts';
import { instant } from '../time/instant.ts';
import { absence } from '../triggers/absence.ts';
import { replay } from './replay.ts';
import type { Step } from './step.ts';

const now = instant('2026-11-22T22:00Z');
const step: Step = compile(winback, {
  models: { click: () => 0.5 },
  recipes: { becomesLoyal: (draft) => void (draft['segment'] = 'loyal') },
});

/** A customer with something in every part of the state. */
const life: readonly Input[] = [
  event('email_clicked', now - 9000, { campaign: 'x' }),
  event('consent_granted', now - 8000, { channel: 'email' }),
  event('product_viewed', now - 7000, { product: 'p' }),
  event('order_completed', now - 6000, { total: 0.1 }),
  event('cart_updated', now - 5000, { total: 80, items: [] }),
];
const before = play(
  step,
  life.map((each) => [each, now]),
).state;

const inputs: readonly Input[] = [
  ...life,
  event('cart_updated', now, { total: 60 }),
  request(),
  receipt('d', 'sent'),
  wakeUp,
];

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
};

describe('step', () => {
  it.each(inputs)('S1 the same arguments give the same bytes: $kind $type', (input) => {
    const [one, other] = [step(before, input, now + 5), step(structuredClone(before), structuredClone(input), now + 5)];

    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  });

  it.each(inputs)('S1 a state that was stored is as good as one that was not: $kind $type', (input) => {
    const stored = JSON.parse(JSON.stringify(before)) as CustomerState;

    expect(step(stored, input, now + 5)).toEqual(step(before, input, now + 5));
  });

  it.each(inputs)('S1 changes none of its arguments: $kind $type', (input) => {
    const [state, copy] = [structuredClone(before), structuredClone(input)];
    step(state, copy, now + 5);
    expect([state, copy]).toEqual([before, input]);

    const frozen = [freeze(structuredClone(before)), freeze(structuredClone(input))] as const;
    expect(step(...frozen, now + 5)).toEqual(step(before, input, now + 5));
    expect(Object.isFrozen(step(state, copy, now + 5).state.profile)).toBe(false);
  });

  it('S1 is the same whatever was done before with the same step', () => {
    const fresh = compile(winback, { models: { click: () => 0.5 }, recipes: { becomesLoyal: () => undefined } });

    expect(fresh(before, request('other'), now)).toEqual(step(before, request('other'), now));
  });

  const strange: readonly unknown[] = [
    undefined,
    null,
    0,
    Number.NaN,
    1n,
    '',
    'text',
    Symbol('s'),
    [],
    {},
    () => 1,
    Object.create(null),
    new Date(Number.NaN),
    { customer: 'ada' },
    { customer: 1n },
    { customer: '' },
    { customer: 'ada', kind: 'nothing' },
    { customer: 'ada', kind: null },
    { kind: 'request', customer: 'ada', id: 'r', slots: [1n, Symbol('s'), null, {}] },
    { kind: 'request', customer: 'ada', id: 'r', slots: 'hero' },
    { kind: 'request', customer: 'ada', id: 'r', context: null },
    { kind: 'request', customer: 'ada', id: 'r', context: 5 },
    { kind: 'receipt', customer: 'ada', decision: {} },
    { ...event('visit', 1), id: '' },
    { ...event('visit', 1), type: 5 },
    { ...event('visit', 1), time: '1' },
    { ...event('visit', 1), properties: null },
    { ...event('visit', 1), properties: [1] },
    { ...event('unsubscribe', 1), properties: { channel: {}, purpose: [] } },
    { ...event('visit', 1), time: -1e300 },
    { ...event('cart_updated', 1), time: 1e300 },
  ];

  it.each(strange.map((input, i) => [i, input] as const))('S1 no input makes it throw: number %i', (_, input) => {
    for (const state of [undefined, before]) expect(step(state, input as Input, now).decisions).toEqual([]);
  });

  it.each(strange.map((state, i) => [i, state] as const))('S1 no state makes it throw: number %i', (_, state) => {
    for (const input of inputs) expect(() => step(state as CustomerState, input, now)).not.toThrow();
  });

  it.each([
    { ...before, triggers: null },
    { ...before, deferrals: [null] },
    { ...before, contacts: 5 },
    { ...before, seen: undefined },
    { ...before, profile: null, aggregates: null, consents: null },
    { ...before, aggregates: { views7d: 'x', spend90d: [[null]] } },
    { ...before, triggers: { cart_abandoned: null } },
    { format: 1, customer: 'ada', strategy: before.strategy },
  ])('S1 no state that somebody has damaged makes it throw: %#', (state) => {
    for (const input of inputs) {
      const result = step(state as unknown as CustomerState, input, now);
      if (result.ignored === 'INVALID')
        expect(result).toMatchObject({ decisions: [], faults: [{ code: 'INPUT_INVALID' }] });
      if (result.ignored === 'INVALID') expect(result.state).toBe(state);
    }
  });

  it.each(['profile', 'aggregates', 'triggers', 'consents', 'seen', 'contacts', 'deferrals'])(
    'S2 a state with a text for its %s is none, and its letters are not walked through',
    (part) => {
      const state = { ...step(undefined, request(), now).state, [part]: 'web' } as unknown as CustomerState;

      for (const input of [request('r9'), null as never]) {
        expect(step(state, input, now)).toMatchObject({
          ignored: 'INVALID',
          wakeAt: undefined,
          faults: [{ code: 'INPUT_INVALID' }],
        });
      }
    },
  );

  it.each([
    { deferrals: [{ match: { name: 'a' }, actions: 'hello', until: 5 }] },
    { deferrals: [{ match: 'a', actions: [], until: 5 }] },
    { deferrals: ['web'] },
    { contacts: ['web'] },
    { contacts: [null] },
    { consents: { email: 'yes' } },
    { consents: { email: null } },
    { triggers: ['web'] },
    { profile: [] },
  ])('S2 a state with something else for one of its parts is none: %j', (damage) => {
    const state = { ...step(undefined, request(), now).state, ...damage } as unknown as CustomerState;

    expect(step(state, request('r9'), now)).toMatchObject({
      ignored: 'INVALID',
      decisions: [],
      faults: [{ code: 'INPUT_INVALID' }],
    });
  });

  it.each([
    { triggers: { left: { opened: event('visit', '5' as never) } } },
    { triggers: {}, deferrals: [{ match: { name: 'left' }, actions: [], until: '5' }] },
  ])('S3 a time in a damaged state that is no number wakes nobody: %#', (damage) => {
    const left = compile(small({ triggers: { left: absence({ after: 'visit', of: 'order', for: 5 }) } }));
    const state = { ...left(undefined, event('visit', 1), 1).state, ...damage } as unknown as CustomerState;

    expect(left(state, request(), 3).wakeAt).toBe(undefined);
  });

  it('S1 no input with a trap in it makes it throw', () => {
    const trap = new Proxy({} as Input, {
      get: () => {
        throw new Error('trap');
      },
    });

    expect(step(before, trap, now)).toMatchObject({ ignored: 'INVALID', faults: [{ code: 'INPUT_INVALID' }] });
    expect(step(undefined, trap, now).decisions).toEqual([]);
  });

  it.each([Number.NaN, Infinity, '5', null, undefined, 1n, Symbol('s'), {}, Object.create(null), 1e300, -1e300, 0.5])(
    'S1 no time makes it throw: %#',
    (time) => {
      for (const input of inputs) expect(() => step(before, input, time as number)).not.toThrow();
    },
  );

  it.each<[string, unknown, string]>([
    ['no object', 'text', ''],
    ['nothing', null, ''],
    ['no customer', { ...request(), customer: undefined }, '/customer'],
    ['a customer that is no text', { ...request(), customer: 5 }, '/customer'],
    ['another kind', { ...request(), kind: 'question' }, '/kind'],
    ['an event without an id', { ...event('visit', 1), id: undefined }, '/id'],
    ['an event with an empty id', event('visit', 1, {}, { id: '' }), '/id'],
    ['an event without a type', { ...event('visit', 1), type: undefined }, '/type'],
    ['an event at no time', event('visit', Number.NaN), '/time'],
    ['an event without end', event('visit', Infinity), '/time'],
    ['an event at a time that is no number', { ...event('visit', 1), time: '1' }, '/time'],
    ['an event without properties', { ...event('visit', 1), properties: undefined }, '/properties'],
    ['an event with properties that are no object', { ...event('visit', 1), properties: 'x' }, '/properties'],
    ['a request without an id', { ...request(), id: undefined }, '/id'],
    ['a request with slots that are no list', { ...request(), slots: 'hero' }, '/slots'],
    ['a receipt without a decision', { ...receipt('d', 'sent'), decision: undefined }, '/decision'],
  ])('S2 %s is ignored, and leaves the state as it was', (_, input, path) => {
    const result = step(before, input as Input, now);

    expect(result).toMatchObject({ ignored: 'INVALID', decisions: [], fired: [], dropped: [] });
    expect(result.faults).toEqual([{ code: 'INPUT_INVALID', path, message: expect.any(String) }]);
    expect(result.state).toBe(before);
    expect(result.wakeAt).toBe(step(before, wakeUp, now - 9000).wakeAt);
  });

  it.each([Number.NaN, Infinity, '5'])('S2 %s is not a time to decide', (time) => {
    expect(step(before, request(), time as number).faults).toMatchObject([{ code: 'INPUT_INVALID', path: '' }]);
  });

  it('S2 the state of another customer is a fault', () => {
    const result = step(before, { ...request(), customer: 'bob' }, now);

    expect(result).toMatchObject({ ignored: 'INVALID', faults: [{ code: 'CUSTOMER_MISMATCH', path: '/customer' }] });
    expect(result.faults[0]?.message).toBe('expected "ada", whose state it is, found "bob"');
    expect(result.state).toBe(before);
  });

  it('S2 a state of another form is a fault', () => {
    const other = { ...before, format: 2 } as unknown as CustomerState;

    expect(step(other, request(), now)).toMatchObject({ ignored: 'INVALID', faults: [{ code: 'INPUT_INVALID' }] });
  });

  it('S2 takes an event that says that it is one', () => {
    expect(step(undefined, { ...event('visit', 1), kind: 'event' }, 1).ignored).toBe(undefined);
  });

  it('S1 is the same again in a replay', () => {
    const log = life.map((input) => ({ input, now }));

    expect([...replay(step, log)].at(-1)?.result.state).toEqual(before);
  });

  it('gives the very same state where nothing has changed', () => {
    const { state } = step(before, wakeUp, now - 8000);

    expect(state).toBe(before);
    expect(compile(small())(undefined, wakeUp, 0).wakeAt).toBe(undefined);
  });
});
