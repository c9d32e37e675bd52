import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { small } from '../../test/small.ts';
import { lt } from '../conditions/lt.ts';
import { allocate } from '../funnel/allocate.ts';
import { experiment, type Experiment } from '../funnel/experiment.ts';
import { qualify } from '../funnel/qualify.ts';
import { exportOf } from '../identity/exportOf.ts';
import { count } from '../profile/count.ts';
import { explain } from '../step/explain.ts';
import { compile } from '../strategy/standardCompile.ts';
import { armOf } from './armOf.ts';
import { split } from './split.ts';

const arms = (share: number, more: Partial<Experiment> = {}): Experiment => ({
  ...experiment({
    id: 'redesign',
    arms: { old: { weight: 1 - share, stages: [] }, new: { weight: share, stages: [] } },
  }),
  ...more,
});
const strategyOf = (id: string) =>
  small({
    id,
    aggregates: { views: count('viewed') },
    actions: [
      { id: `${id}-hello`, channel: 'web' },
      { id: 'never', channel: 'web', when: lt('now', 0) },
    ],
    funnel: [qualify(), allocate({ hero: { channel: 'web', atMost: 1 } })],
  });
const steps = { old: compile(strategyOf('old')), new: compile(strategyOf('new')) };
const half = split(arms(0.5), steps);
const customers = Array.from({ length: 400 }, (_, i) => `customer-${i}`);
const ask = (customer: string) => ({ kind: 'request', id: 'r', customer }) as const;

describe('split', () => {
  it('X7 sends each customer to the strategy of their arm, and signs what it decides', () => {
    for (const customer of customers) {
      const assignment = armOf(arms(0.5), customer)!;
      const { decisions } = half(undefined, ask(customer), 0);

      expect(decisions).toMatchObject([
        { action: `${assignment.arm}-hello`, arms: { redesign: assignment }, probability: 1 },
      ]);
      expect(decisions[0]!.strategy).toEqual(steps[assignment.arm as 'old'].strategy);
    }
    expect(customers.filter((customer) => armOf(arms(0.5), customer)?.arm === 'new').length).toBeGreaterThan(160);
  });

  it('X7 whoever is not in the experiment goes to the control, and no decision names an arm', () => {
    const none = split(arms(0.5, { coverage: 0 }), steps);

    for (const customer of customers.slice(0, 20)) {
      const [decision] = none(undefined, ask(customer), 0).decisions;
      expect(decision?.action).toBe('old-hello');
      expect(decision).not.toHaveProperty('arms');
    }
  });

  it('X7, S4 a customer who changes sides is carried over', () => {
    const customer = customers.find((each) => armOf(arms(0.5), each)?.arm === 'old')!;
    const { state } = half(undefined, event('viewed', 5, {}, { customer }), 5);
    const all = split(arms(1), steps);
    const { state: after } = all(state, event('viewed', 6, {}, { id: 'e2', customer }), 6);

    expect(after.strategy).toBe(steps.new.strategy.hash);
    expect(exportOf(all, after, 6).aggregates).toMatchObject({ views: { value: 2 } });
    expect(all.strategy.hash).not.toBe(half.strategy.hash);
  });

  it('X7, I5 the id under which a customer was first known says which arm it is', () => {
    const [old, other] = ['old', 'new'].map((arm) => customers.find((each) => armOf(arms(0.5), each)?.arm === arm)!);
    const { state } = half(undefined, ask(old!), 0);
    const { decisions } = half({ ...state, customer: other!, subject: old! }, { ...ask(other!), id: 'r2' }, 1);

    expect(decisions[0]?.arms?.['redesign']?.arm).toBe('old');
  });

  it('X7 is explained by the strategy of the arm', () => {
    const { result, candidates } = explain(half, undefined, ask('ada'), 0);
    const { arm } = armOf(arms(0.5), 'ada')!;

    expect(candidates.map(({ action }) => action)).toEqual([`${arm}-hello`, 'never']);
    for (const { decision, fate } of candidates) expect((decision ?? fate)?.arms?.['redesign']?.arm).toBe(arm);
    expect(result.decisions).toEqual(half(undefined, ask('ada'), 0).decisions);
    const told = split(arms(0.5), {
      old: compile(strategyOf('old'), { trace: true }),
      new: compile(strategyOf('new'), { trace: true }),
    });
    expect(told(undefined, ask('ada'), 0).dropped).toEqual(result.dropped);
  });

  it('S1 takes whatever comes', () => {
    for (const input of [null, undefined, 1, {}, { kind: 'request', customer: 5 }]) {
      expect(half(undefined, input as never, 0).ignored).toBe('INVALID');
    }
    expect(half({ subject: 7 } as never, ask('ada'), 0).ignored).toBe('INVALID');
  });

  it('refuses arms without steps, steps without arms, stages, and weights that do not add up', () => {
    const wrong = experiment({
      id: 'wrong',
      arms: { old: { weight: 0.4, stages: [qualify()] }, lost: { weight: 0.4, stages: [] } },
    });

    expect(faultsOf(() => split(wrong, steps))).toEqual([
      ['EXPERIMENT_INVALID', '/arms'],
      ['EXPERIMENT_INVALID', '/arms/old/stages'],
      ['EXPERIMENT_INVALID', '/arms/lost'],
      ['EXPERIMENT_INVALID', '/arms/new'],
    ]);
  });
});
