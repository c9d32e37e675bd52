import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { gte } from '../conditions/gte.ts';
import type { Input } from '../events/input.ts';
import { propensity } from '../factors/propensity.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { qualify } from '../funnel/qualify.ts';
import { moved } from '../identity/moved.ts';
import { count } from '../profile/count.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Step } from '../step/step.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import { recordOf } from './recordOf.ts';
import { retrace } from './retrace.ts';

const views = (atLeast: number): Strategy =>
  small({
    aggregates: { views: count('viewed') },
    actions: [{ id: 'hello', channel: 'web', when: gte('profile.views', atLeast) as never }],
    funnel: [qualify(), places],
  });

const LOG: readonly Input[] = [
  event('viewed', 1),
  event('viewed', 2),
  request('r1'),
  event('viewed', 3),
  request('r2'),
];

function recorded(step: Step, inputs: readonly Input[], first?: CustomerState): readonly DecisionRecord[] {
  let state = first;
  return inputs.map((input, now) => {
    const result = step(state, input, now + 10);
    const record = recordOf(step, state, { input, now: now + 10, result });
    state = result.state;
    return record;
  });
}

describe('retrace', () => {
  it('W2 finds no difference where the same strategy decides', () => {
    const step = compile(views(2));
    const retraced = [...retrace(step, recorded(step, LOG))];

    expect(retraced.map(({ difference }) => difference)).toEqual(LOG.map(() => undefined));
    expect(retraced.map(({ result }) => result.decisions.length)).toEqual([0, 0, 1, 0, 1]);
    expect(retraced.some(({ isOtherStrategy, isOtherState }) => isOtherStrategy || isOtherState)).toBe(false);
  });

  it('W2 tells a decision that is made no more, and which strategy has made it', () => {
    const retraced = [...retrace(compile(views(3)), recorded(compile(views(2)), LOG))];

    expect(retraced.every(({ isOtherStrategy }) => isOtherStrategy)).toBe(true);
    expect(retraced.map(({ difference }) => difference?.path)).toEqual([
      undefined,
      undefined,
      '/decisions/0',
      undefined,
      undefined,
    ]);
    expect(retraced[2]?.difference).toMatchObject({ recorded: { action: 'hello' }, now: undefined });
  });

  it('W2 tells a record that is missing by the state', () => {
    const step = compile(views(2));
    const retraced = [
      ...retrace(
        step,
        recorded(step, LOG).filter((_, i) => i !== 1),
      ),
    ];

    expect(retraced.map(({ isOtherState }) => isOtherState)).toEqual([false, true, true, true]);
    expect(retraced[1]?.difference?.path).toBe('/decisions/0');
    expect(retraced[2]?.difference?.path).toBe('/before');
  });

  it('W2 begins with the states that it is given', () => {
    const step = compile(views(2));
    const { state } = step(undefined, event('viewed', 0), 0);
    const records = recorded(step, LOG, state);

    expect([...retrace(step, records, { states: [state] })].every(({ difference }) => difference === undefined)).toBe(
      true,
    );
    expect([...retrace(step, records)][0]).toMatchObject({ isOtherState: true, difference: { path: '/before' } });
  });

  it('W2 goes on from the state of a record that has one, and from nothing where that is null', () => {
    const step = compile(views(2));
    const [first, ...rest] = recorded(step, LOG);
    const { state } = step(undefined, LOG[0]!, 10);
    const again = recorded(step, LOG);
    const from = [{ ...rest[0]!, state }, ...rest.slice(1), { ...again[0]!, state: null }, ...again.slice(1)];
    const read = JSON.parse(JSON.stringify([first, ...from])) as readonly DecisionRecord[];

    expect([...retrace(step, read.slice(1))].map(({ difference }) => difference)).toEqual(from.map(() => undefined));
    expect([...retrace(step, read)].some(({ isOtherState }) => isOtherState)).toBe(false);
    expect([...retrace(step, [...rest, ...again])].filter(({ isOtherState }) => isOtherState)).not.toEqual([]);
  });

  it('W2 tells by a score that what the strategy is bound to has changed', () => {
    const strategy = small({ funnel: [arbitrate(propensity('click')), places] });
    const [old, young] = [0.5, 0.25].map((p) => compile(strategy, { models: { click: () => p } }));

    expect([...retrace(young!, recorded(old!, [request()]))]).toMatchObject([
      {
        isOtherStrategy: false,
        isOtherState: false,
        difference: { path: '/decisions/0/factors/0/value', recorded: 0.5, now: 0.25 },
      },
    ]);
  });

  it('W2 knows who has moved, and that an invalid merge moves nobody', () => {
    const step = compile(views(1));
    const bob = step(undefined, event('viewed', 1, {}, { customer: 'bob' }), 1);
    const merge = { kind: 'merge', customer: 'ada', state: bob.state } as const;
    const made = step(undefined, merge, 2);
    const gone = moved(step, 'bob', 'ada', 2);
    const late = request('r1', { customer: 'bob' });
    const none = { kind: 'merge', customer: 'ada' } as never;
    const records = [
      recordOf(step, undefined, { input: merge, now: 2, result: made }),
      recordOf(step, gone, { input: late, now: 3, result: step(gone, late, 3) }),
      recordOf(step, made.state, { input: none, now: 4, result: step(made.state, none, 4) }),
    ];

    expect([...retrace(step, records)]).toMatchObject([
      { difference: undefined },
      { difference: undefined, isOtherState: false, result: { ignored: 'MOVED' } },
      { difference: undefined, result: { ignored: 'INVALID' } },
    ]);
  });
});
