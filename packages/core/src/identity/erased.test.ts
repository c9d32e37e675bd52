import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { request } from '../../test/request.ts';
import { small } from '../../test/small.ts';
import { count } from '../profile/count.ts';
import type { CustomerState } from '../profile/customerState.ts';
import { compile } from '../strategy/standardCompile.ts';
import { erased } from './erased.ts';

const step = compile(small({ aggregates: { views: count('view') } }));
const before = step(undefined, event('view', 50), 50).state;
const left = erased(step, 'ada', 100);
const merged = (one: CustomerState, other: CustomerState) =>
  step(one, { kind: 'merge', customer: one.customer, state: other }, 200);

describe('erased', () => {
  it('I10 leaves nothing but the id and the instant', () => {
    expect(left).toEqual({
      format: 1,
      marks: '',
      customer: 'ada',
      strategy: step.strategy.hash,
      since: 100,
      erasedAt: 100,
      revision: 0,
      watermark: -8.64e15,
      seen: [],
      profile: {},
      aggregates: {},
      triggers: {},
      consents: {},
      contacts: [],
      deferrals: [],
    });
  });

  it.each([
    [99, 'ERASED'],
    [100, 'ERASED'],
    [101, undefined],
  ])('I10 an event of %d that arrives afterwards is ignored: %s', (time, ignored) => {
    const result = step(left, event('view', time), 200);

    expect(result.ignored).toBe(ignored);
    expect(result.state === left).toBe(ignored !== undefined);
  });

  it('I10 goes on being so when the customer is somebody new', () => {
    const anew = step(left, event('view', 150), 200).state;

    expect(step(anew, event('view', 90), 200).ignored).toBe('ERASED');
    expect(step(anew, request(), 200).ignored).toBeUndefined();
  });

  it('I10 a copy of before brings nothing back, also under another id', () => {
    expect(merged(left, before)).toMatchObject({ ignored: 'ERASED', state: left });
    const other = step(undefined, event('view', 150, {}, { customer: 'v1' }), 150).state;
    const both = merged(other, erased(step, 'v2', 160)).state;

    expect(both.erasedAt).toBe(160);
    expect(step(both, event('view', 155, {}, { customer: 'v1' }), 200).ignored).toBe('ERASED');
  });
});
