import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { lost, nobody, shortlist } from '../../test/shortlist.ts';
import { places, small } from '../../test/small.ts';
import { chance } from '../internal/chance.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { holdout, type Holdout } from './holdout.ts';

const letter = { id: 'letter', channel: 'email' };
const customers = Array.from({ length: 2000 }, (_, i) => `customer-${i}`);

const run = (share: number, customer: string, parts: Partial<Strategy> = {}) =>
  builder(parts).stage(holdout({ share }), '/funnel/0')(shortlist([letter], { state: { ...nobody, customer } }));
const heldOut = (share: number, parts?: Partial<Strategy>): readonly string[] =>
  customers.filter((customer) => run(share, customer, parts).candidates.length === 0);

describe('holdout', () => {
  it('F4 holds out whose draw is less than the share', () => {
    expect(heldOut(0.2)).toEqual(customers.filter((customer) => chance('small', customer, 'holdout') < 0.2));
    expect(heldOut(0.2).length).toBeGreaterThan(300);
  });

  it('F4 holds out nobody where the share is 0, and everybody where it is 1', () => {
    expect(heldOut(0)).toEqual([]);
    expect(heldOut(1)).toEqual(customers);
  });

  it('F4 does not hold out whose draw is the share itself', () => {
    const draw = chance('small', 'customer-0', 'holdout');

    expect(run(draw, 'customer-0').candidates).toHaveLength(1);
    expect(run(draw + 2 ** -53, 'customer-0').candidates).toHaveLength(0);
  });

  it('F4 a larger share holds out the same customers and more', () => {
    const more = new Set(heldOut(0.3));

    expect(heldOut(0.1).every((customer) => more.has(customer))).toBe(true);
  });

  it('F4 draws from the seed, and from the id where there is none', () => {
    expect(heldOut(0.2, { id: 'other', seed: 'small' })).toEqual(heldOut(0.2));
    expect(heldOut(0.2, { id: 'other' })).toEqual(heldOut(0.2, { seed: 'other' }));
    expect(heldOut(0.2, { id: 'other' })).not.toEqual(heldOut(0.2));
  });

  it('F4 spares what is mandatory, and chance says nothing of it', () => {
    const both = [letter, { id: 'notice', channel: 'email', mandatory: true as const }];
    const after = (share: number) => builder().stage(holdout({ share }), '/funnel/0')(shortlist(both));

    expect(after(1).candidates).toMatchObject([{ action: { id: 'notice' }, probability: 1 }]);
    expect(lost(after(1))).toEqual([['letter', 'HELD_OUT']]);
    expect(after(1e-9).candidates.map(({ probability }) => probability)).toEqual([1 - 1e-9, 1]);
  });

  it('F4 says so, and nothing of chance is left where nobody is held out', () => {
    const [one] = heldOut(0.2);
    const after = run(0.2, one!);

    expect(lost(after)).toEqual([['letter', 'HELD_OUT']]);
    expect(after.dropped[0]).toMatchObject({ stage: 'holdout', clause: '/funnel/0', needed: { share: 0.2 } });
  });

  it('F4 D2 the largest hold-out decides, because all of them share one draw', () => {
    const list = shortlist([letter], { state: { ...nobody, customer: 'customer-0' } });
    const [stage, again] = [0.1, 0.05].map((share) => builder().stage(holdout({ share }), '')) as [Stage, Stage];
    const probabilities = again(stage(list)).candidates.map(({ probability }) => probability);

    expect(probabilities).toEqual([1 - 0.1]);
  });

  it('F4 D2 hold-outs of different seeds have nothing to do with each other, and multiply', () => {
    const pass =
      (...stages: readonly Holdout[]) =>
      (customer: string) =>
        stages.reduce(
          (list, stage) => builder().stage(stage, '')(list),
          shortlist([letter], { state: { ...nobody, customer } }),
        );
    const both = pass(holdout({ share: 0.5, seed: 'universal' }), holdout({ share: 0.5 }));
    const left = customers.filter((customer) => both(customer).candidates.length === 1);
    const three = pass(
      holdout({ share: 0.1 }),
      holdout({ share: 0.5, seed: 'universal' }),
      holdout({ share: 0.2, seed: 'small' }),
      holdout({ share: 0.1, seed: 'universal' }),
    );
    const through = customers.map((customer) => three(customer).candidates[0]?.probability).find(Boolean);

    // 500 within four standard deviations of a binomial of 2,000 and 1/4.
    expect(Math.abs(left.length - 500)).toBeLessThan(4 * Math.sqrt(2000 * 0.25 * 0.75));
    expect(both(left[0]!).candidates[0]?.probability).toBe(0.25);
    expect(through).toBeCloseTo(0.5 * 0.8, 12);
  });

  it('F4 strategies share a hold-out that has a seed of its own', () => {
    const out = (id: string) =>
      customers.filter((customer) => {
        const stage = builder({ id }).stage(holdout({ share: 0.2, seed: 'universal' }), '');
        return stage(shortlist([letter], { state: { ...nobody, customer } })).candidates.length === 0;
      });

    expect(out('one')).toEqual(out('other'));
    expect(out('one')).not.toEqual(heldOut(0.2));
  });

  it.each([-0.1, 1.1])('refuses a share of %s', (share) => {
    expect(faultsOf(() => compile(small({ funnel: [holdout({ share }), places] })))).toEqual([
      ['VALUE_OUT_OF_RANGE', '/funnel/0/share'],
    ]);
  });
});

type Stage = ReturnType<ReturnType<typeof builder>['stage']>;
