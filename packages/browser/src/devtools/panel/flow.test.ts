import {
  absence,
  allocate,
  arbitrate,
  cap,
  compile,
  days,
  gte,
  limit,
  occurrence,
  qualify,
  split,
  value,
  type CustomerState,
  type Input,
  type Step,
} from '@opportune/core';
import { describe, expect, it } from 'vitest';

import type { TakenIn } from '../../client/client.ts';
import { flowOf } from './flow.ts';

const step = compile({
  id: 'shop',
  version: '1',
  triggers: {
    left: absence({ after: 'cart', of: 'order', for: 100 }),
    seen: occurrence('cart'),
    idle: occurrence('cart'),
  },
  actions: [
    { id: 'a', channel: 'web', value: 3 },
    { id: 'b', channel: 'web', value: 2 },
    { id: 'c', channel: 'web', when: gte('context.total', 5) as never },
    { id: 'd', channel: 'web', when: gte('context.total', 9) as never },
    { id: 'thanks', channel: 'bar', on: 'seen' },
    { id: 'reminder', channel: 'bar', on: 'left' },
  ],
  funnel: [
    qualify(),
    limit(cap({ channel: 'bar', atMost: 9, per: days(1) })),
    arbitrate(value()),
    allocate({ hero: { channel: 'web', atMost: 1 }, bar: { channel: 'bar', atMost: 1 } }),
  ],
});

const taken = (input: Input, now: number, before?: CustomerState, by: Step = step): TakenIn => ({
  answer: 'kept',
  input,
  now,
  step: by,
  before,
  result: by(before, input, now),
});

const request = { kind: 'request', id: 'r1', customer: 'ada', context: { total: 3 } } as const;
const cart = { kind: 'event', id: 'e1', type: 'cart', customer: 'ada', time: 5, properties: {} } as const;

describe('flowOf', () => {
  it('says how many candidates each stage has left, and why the others were dropped', () => {
    const [moment] = flowOf(taken(request, 5)).moments;

    expect(moment!.levels).toEqual([
      { stage: 'proposed', left: 4, reasons: [] },
      { stage: 'qualify', left: 2, reasons: [['NOT_ELIGIBLE', 2]] },
      { stage: 'limit', left: 2, reasons: [] },
      { stage: 'arbitrate', left: 2, reasons: [] },
      { stage: 'allocate', left: 1, reasons: [['OUTRANKED', 1]] },
    ]);
    expect(moment!.decisions.map(({ action }) => action)).toEqual(['a']);
  });

  it('tells each trigger that has fired apart, also one that proposes nothing, and those that wait from now on', () => {
    const { moments, begun } = flowOf(taken(cart, 5));

    const chosen = moments.map(({ cause, decisions }) => [cause.kind === 'trigger' && cause.trigger, decisions.length]);
    expect(Object.fromEntries(chosen)).toEqual({ idle: 0, seen: 1 });
    expect(begun).toEqual([{ trigger: 'left', since: 5, due: 105 }]);
  });

  it('says of a trigger that waits on that it has begun only once', () => {
    const { state } = step(undefined, cart, 5);

    expect(flowOf(taken({ ...request, id: 'r2' }, 6, state)).begun).toEqual([]);
  });

  it('has a moment for a request to which nothing is proposed, and none for an event that fires nothing', () => {
    const empty = compile({ id: 'empty', version: '1', actions: [], funnel: [allocate({})] });

    expect(flowOf(taken(request, 5, undefined, empty)).moments).toMatchObject([
      { cause: { kind: 'request' }, candidates: [] },
    ]);
    expect(flowOf(taken({ ...cart, type: 'other' }, 5)).moments).toEqual([]);
  });

  it('explains a step that was split, whose source nobody knows', () => {
    const two = split({ id: 'two', version: '1', arms: { one: { weight: 1, step } } });

    expect(flowOf(taken(request, 5, undefined, two)).moments[0]!.levels.map(({ left }) => left)).toEqual([4, 2, 1]);
  });

  it('knows nothing of what the server decides', () => {
    expect(flowOf({ answer: 'kept', input: request, now: 5 })).toEqual({ moments: [], begun: [] });
  });
});
