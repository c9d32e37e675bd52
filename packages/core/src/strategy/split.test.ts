import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { play } from '../../test/play.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { wakeUp } from '../../test/wakeUp.ts';
import { armOf } from '../experiments/armOf.ts';
import { lever } from '../factors/lever.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { experiment, type Experiment } from '../funnel/experiment.ts';
import { holdout } from '../funnel/holdout.ts';
import { limit } from '../funnel/limit.ts';
import { exportOf } from '../identity/exportOf.ts';
import { cap } from '../policies/cap.ts';
import { count } from '../profile/count.ts';
import { explain } from '../step/explain.ts';
import { funnelOf } from '../step/funnelOf.ts';
import { replay } from '../step/replay.ts';
import { hours } from '../time/duration.ts';
import { absence } from '../triggers/absence.ts';
import { recordOf } from '../why/recordOf.ts';
import { retrace } from '../why/retrace.ts';
import { whatIf } from '../why/whatIf.ts';
import { amend } from './amend.ts';
import { split, type Split } from './split.ts';
import { compile } from './standardCompile.ts';
import type { Strategy } from './strategy.ts';

const actions = [
  { id: 'mug', channel: 'web' },
  { id: 'tea', channel: 'web' },
];
const ranking = (best: string) => [arbitrate(lever({ [best]: 2 }))];
const selling = (best: string, parts: Partial<Strategy> = {}) =>
  compile(small({ id: best, actions, funnel: [...ranking(best), places], ...parts }));
const halves: Split = {
  id: 'first',
  version: '1',
  arms: { tea: { weight: 0.5, step: selling('tea') }, mug: { weight: 0.5, step: selling('mug') } },
};
const customers = Array.from({ length: 400 }, (_, i) => `customer-${i}`);
const inArm = (name: string): string => customers.find((customer) => armOf(halves, customer)?.arm === name)!;

describe('split', () => {
  it('X6 sends each customer where an experiment within one strategy sends them, and says so', () => {
    const stages = experiment({
      id: 'first',
      coverage: 0.8,
      arms: { tea: { weight: 0.5, stages: ranking('tea') }, mug: { weight: 0.5, stages: ranking('mug') } },
    });
    const within = compile(small({ actions, funnel: [stages, places] }));
    const between = split({ ...halves, coverage: 0.8 });
    const said = (step: typeof within) =>
      customers.map((customer) => {
        const [decision] = step(undefined, request('r1', { customer }), 0).decisions;
        return [decision?.action, decision?.arms, decision?.probability];
      });

    expect(said(between)).toEqual(said(within));
    expect(new Set(said(between).map(([action]) => action))).toEqual(new Set(['tea', 'mug']));
  });

  it('X6, D2 a decision names the strategy that has made it, with the probability that this gives it', () => {
    const step = split({
      ...halves,
      arms: {
        tea: { weight: 0.5, step: selling('tea', { funnel: [holdout({ share: 0.2, seed: 'all' }), places] }) },
        mug: { weight: 0.5, step: selling('mug') },
      },
    });
    const decided = customers.flatMap((customer) => step(undefined, request('r1', { customer }), 0).decisions);

    expect(new Set(decided.map(({ strategy, probability }) => `${strategy.id} ${probability}`))).toEqual(
      new Set(['tea 0.8', 'mug 1']),
    );
  });

  it('X6 an experiment inside of a strategy is named beside it', () => {
    const inner: Experiment = experiment({ id: 'inner', arms: { only: { weight: 1, stages: [] } } });
    const tea = selling('tea', { funnel: [inner, ...ranking('tea'), places] });
    const step = split({ ...halves, arms: { tea: { weight: 1, step: tea } } });

    expect(step(undefined, request(), 0).decisions[0]?.arms).toEqual({
      first: { arm: 'tea', share: 1 },
      inner: { arm: 'only', share: 1 },
    });
  });

  it('X6 whoever changes sides is carried over by name', () => {
    const counting = {
      aggregates: { views: count('view') },
      funnel: [limit(cap({ atMost: 1, per: hours(1) })), places],
    };
    const moving = (tea: number) =>
      split({
        ...halves,
        arms: {
          tea: { weight: tea, step: selling('tea', counting) },
          mug: { weight: 1 - tea, step: selling('mug', counting) },
        },
      });
    const { state, decisions } = play(moving(1), [event('view', 1), [request('r1'), 2]]);
    const later = explain(moving(0), state, request('r2'), 3);

    expect(decisions[0]?.arms).toEqual({ first: { arm: 'tea', share: 1 } });
    expect(later.result.decisions).toEqual([]);
    expect(later.candidates[0]?.fate).toMatchObject({ reason: 'CAPPED', arms: { first: { arm: 'mug', share: 1 } } });
    expect(exportOf(moving(0), state, 3).aggregates['views']?.value).toBe(1);
  });

  it('X6, I5 a merge goes to the arm of whoever was known first', () => {
    const [one, other] = [inArm('tea'), inArm('mug')];
    const step = split(halves);
    const { state: early } = step(undefined, request('r1', { customer: one }), 1);
    const { state: late } = step(undefined, request('r1', { customer: other }), 2);
    const merged = step(late, { kind: 'merge', customer: other, state: early }, 3).state;
    const asked = step(merged, request('r2', { customer: other }), 4);

    expect(merged.strategy).toBe(early.strategy);
    expect(asked.decisions[0]?.arms?.['first']?.arm).toBe('tea');
  });

  it('X6 a trigger is due, and fires, in the arm that it waits in', () => {
    const waiting: Partial<Strategy> = {
      triggers: { left: absence({ after: 'cart', of: 'order', for: 30 }) },
      actions: [{ id: 'letter', channel: 'email', on: 'left' }],
      funnel: [places],
    };
    const step = split({ ...halves, arms: { tea: { weight: 1, step: selling('tea', waiting) } } });
    const { state, wakeAt } = step(undefined, event('cart', 10), 10);

    expect(wakeAt).toBe(40);
    expect(step(state, wakeUp, 40).decisions[0]?.arms).toEqual({ first: { arm: 'tea', share: 1 } });
    expect([...replay(step, [{ input: event('cart', 10), now: 10 }], { until: 50 })].map(({ now }) => now)).toEqual([
      10, 40,
    ]);
  });

  it('X6, W2, W3 it is explained, replayed and compared as any step', () => {
    const step = split(halves);
    const log = customers.slice(0, 50).map((customer, now) => ({ input: request('r1', { customer }), now }));
    const records = [...replay(step, log)].map((stepped) => recordOf(step, undefined, stepped));
    const { input, now } = log[0]!;

    expect(explain(step, undefined, input, now).result.decisions).toEqual(step(undefined, input, now).decisions);
    expect([...retrace(step, records)].every(({ difference }) => difference === undefined)).toBe(true);
    expect(whatIf(step, selling('tea'), log)).toMatchObject({
      same: customers.slice(0, 50).filter((customer) => armOf(halves, customer)?.arm === 'tea').length,
    });
  });

  it('X6 its hash tells one wording from another, in whatever order its arms are named', () => {
    const { tea, mug } = halves.arms as { readonly tea: Split['arms'][string]; readonly mug: Split['arms'][string] };
    const hashOf = (parts: Partial<Split>): string => split({ ...halves, ...parts }).strategy.hash;

    expect(hashOf({ control: 'tea', arms: { mug, tea } })).toBe(hashOf({}));
    expect(hashOf({ coverage: 0.5 })).not.toBe(hashOf({}));
    expect(hashOf({ arms: { tea, mug: { ...mug, step: amend(mug.step, { without: ['tea'] }) } } })).not.toBe(
      hashOf({}),
    );
  });

  it.each([undefined, null, 7, {}, { kind: 'merge', customer: 'ada' }, { kind: 'request', id: 'r', customer: 7 }])(
    'X6, S2 is as patient with %j as a step',
    (input) => {
      expect(split(halves)(undefined, input as never, 0).ignored).toBe('INVALID');
    },
  );

  it('X6, S1 a damaged state draws no chance and harms nobody', () => {
    const { state } = split(halves)(undefined, request(), 0);

    expect(() => split(halves)({ ...state, subject: 7 as never }, request('r2'), 1)).not.toThrow();
    expect(() => split(halves)(null as never, request('r2'), 1)).not.toThrow();
  });

  it.each<[object, string, string]>([
    [{ id: 7 }, 'TYPE_MISMATCH', '/id'],
    [{ version: undefined }, 'FIELD_MISSING', '/version'],
    [{ coverage: 2 }, 'VALUE_OUT_OF_RANGE', '/coverage'],
    [{ control: 'none' }, 'EXPERIMENT_INVALID', '/control'],
    [{ arms: { tea: { weight: 0.5, step: selling('tea') } } }, 'EXPERIMENT_INVALID', '/arms'],
    [{ arms: { tea: { weight: 1, step: split(halves) } } }, 'STEP_UNKNOWN', '/arms/tea/step'],
    [{ sed: 'x' }, 'FIELD_UNKNOWN', '/sed'],
  ])('X6 refuses %j', (parts, code, place) => {
    expect(faultsOf(() => split({ ...halves, ...parts }))).toEqual([[code, place]]);
  });

  it('X6, X3 refuses the id, or a piece of the layer, of an experiment of one of the strategies', () => {
    const layer = { id: 'home', from: 0, to: 0.5 };
    const inner = (id: string) => experiment({ id, layer, arms: { only: { weight: 1, stages: [] } } });
    const refused = (id: string) => {
      const tea = selling('tea', { funnel: [inner(id), places] });
      return faultsOf(() => split({ ...halves, layer, arms: { tea: { weight: 1, step: tea } } }));
    };

    expect(refused('first')).toEqual([['EXPERIMENT_INVALID', '/id']]);
    expect(refused('other')).toEqual([['EXPERIMENT_INVALID', '/layer']]);
  });

  it('a part of one strategy is looked at, or changed, in that strategy', () => {
    expect(faultsOf(() => funnelOf(split(halves)))).toEqual([['STEP_UNKNOWN', '']]);
    expect(faultsOf(() => amend(split(halves), {}))).toEqual([['STEP_UNKNOWN', '']]);
  });
});
