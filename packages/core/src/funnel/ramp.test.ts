import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { moment } from '../../test/moment.ts';
import { left, nobody, shortlist } from '../../test/shortlist.ts';
import { places, small } from '../../test/small.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Growth } from './growth.ts';
import { ramp } from './ramp.ts';
import type { Shortlist } from './shortlist.ts';

const actions = [
  { id: 'sale', group: 'offers', channel: 'web' },
  { id: 'chat', group: 'offers', channel: 'web' },
  { id: 'plain', channel: 'web' },
];
const customers = Array.from({ length: 4000 }, (_, i) => `customer-${i}`);
const overTime: Growth = { from: 0.1, to: 0.7, over: { start: 1000, end: 2000 } };
const overEvidence: Growth = { from: 0.1, to: 0.7, over: { path: 'context.shown', evidence: 50 } };

const run = (
  of: Readonly<Record<string, Growth>>,
  customer: string,
  parts: Parameters<typeof moment>[0] = {},
): Shortlist =>
  builder({ actions }).stage(
    ramp(of),
    '/funnel/0',
  )(shortlist(actions, { state: { ...nobody, customer }, moment: moment(parts) }));
const inAt = (growth: Growth, parts: Parameters<typeof moment>[0]): readonly string[] =>
  customers.filter((customer) => left(run({ sale: growth }, customer, parts)).includes('sale'));

describe('ramp', () => {
  it.each([
    [overTime, { now: 0 }, 0.1],
    [overTime, { now: 1000 }, 0.1],
    [overTime, { now: 1500 }, 0.4],
    [overTime, { now: 9000 }, 0.7],
    [overEvidence, {}, 0.1],
    [overEvidence, { context: { shown: -5 } }, 0.1],
    [overEvidence, { context: { shown: '50' } }, 0.1],
    [overEvidence, { context: { shown: NaN } }, 0.1],
    [overEvidence, { context: { shown: 25 } }, 0.4],
    [overEvidence, { context: { shown: 5000 } }, 0.7],
  ])('X5 D2 of %j at %j a share of %s is in, and those who are have that probability', (growth, at, share) => {
    const inside = inAt(growth, at);
    const [one] = run({ sale: growth }, inside[0]!, at).candidates;

    // Four standard deviations of a binomial.
    expect(Math.abs(inside.length - share * 4000)).toBeLessThan(4 * Math.sqrt(4000 * share * (1 - share)));
    expect(one?.probability).toBeCloseTo(share, 12);
    expect(run({ sale: growth }, inside[0]!, at).candidates.at(-1)?.probability).toBe(1);
  });

  it('X5 whoever is in stays in while the share grows', () => {
    let before = new Set<string>();
    for (const now of [0, 1200, 1400, 1900, 3000]) {
      const inside = new Set(inAt(overTime, { now }));
      expect([...before].filter((customer) => !inside.has(customer))).toEqual([]);
      expect(inside.size).toBeGreaterThan(before.size);
      before = inside;
    }
  });

  it('X5 says from when on it will be open, to the millisecond, and not where it never will', () => {
    const inside = new Set(inAt(overTime, { now: 0 }));
    const out = customers.filter((customer) => !inside.has(customer)).slice(0, 300);
    const lost = out.map((customer) => [customer, run({ sale: overTime }, customer).dropped[0]] as const);
    for (const [customer, fate] of lost) {
      const lot = (fate!.needed as { above: number }).above;
      if (fate?.nextAt === undefined) {
        expect(lot).toBeGreaterThanOrEqual(0.7);
        continue;
      }
      const isIn = (now: number) => left(run({ sale: overTime }, customer, { now })).includes('sale');
      expect([isIn(fate.nextAt - 1), isIn(fate.nextAt)]).toEqual([false, true]);
    }
    expect(lost[0]?.[1]).toMatchObject({
      stage: 'ramp',
      reason: 'RAMPING',
      clause: '/funnel/0/of/sale',
      path: 'now',
      seen: 0.1,
    });
    expect(new Set(lost.map(([, fate]) => fate?.nextAt === undefined))).toEqual(new Set([true, false]));
  });

  it('X5 evidence has no date', () => {
    const inside = new Set(inAt(overEvidence, {}));
    const customer = customers.find((each) => !inside.has(each));

    expect(run({ sale: overEvidence }, customer!).dropped).toEqual([
      expect.objectContaining({ reason: 'RAMPING', path: 'context.shown', seen: 0.1 }),
    ]);
    expect(run({ sale: overEvidence }, customer!).dropped[0]).not.toHaveProperty('nextAt');
  });

  it('X5 looks for the id first, then for the group, and draws for each action apart', () => {
    const none: Growth = { from: 0, to: 0, over: { start: 0, end: 1 } };
    const half: Growth = { from: 0.5, to: 0.5, over: { start: 0, end: 1 } };
    const all: Growth = { from: 1, to: 1, over: { start: 0, end: 1 } };
    const ways = new Set(customers.slice(0, 100).map((each) => left(run({ offers: half }, each)).join()));

    expect(left(run({ sale: all, offers: none }, 'ada'))).toEqual(['sale', 'plain']);
    expect(ways).toEqual(new Set(['plain', 'sale,plain', 'chat,plain', 'sale,chat,plain']));
  });

  it('X5 takes dates as far apart as they can be', () => {
    const whole: Growth = { from: 0, to: 1, over: { start: -8.64e15, end: 8.64e15 } };
    const lost = customers.slice(0, 20).flatMap((each) => run({ sale: whole }, each, { now: -8.64e15 }).dropped);

    expect(lost).toHaveLength(20);
    expect(lost.every(({ nextAt = NaN }) => Math.abs(nextAt) <= 8.64e15)).toBe(true);
  });

  it.each([
    [{ ...overTime, from: 0.8 }, [['VALUE_OUT_OF_RANGE', 'to']]],
    [{ ...overTime, to: 1.1 }, [['VALUE_OUT_OF_RANGE', 'to']]],
    [{ ...overTime, over: { start: 5, end: 5 } }, [['VALUE_OUT_OF_RANGE', 'over/end']]],
    [{ ...overTime, over: { start: 5, end: 1e300 } }, [['VALUE_OUT_OF_RANGE', 'over/end']]],
    [{ ...overTime, over: { start: 5 } }, [['FIELD_MISSING', 'over/end']]],
    [{ ...overTime, over: { evidence: 5 } }, [['FIELD_MISSING', 'over/path']]],
    [{ ...overTime, over: { path: 'context.x', evidence: 5, start: 1 } }, [['FIELD_UNKNOWN', 'over/start']]],
    [{ ...overTime, over: { path: 'context.x', evidence: 0 } }, [['VALUE_OUT_OF_RANGE', 'over/evidence']]],
    [{ from: 0, to: 1 }, [['FIELD_MISSING', 'over']]],
  ])('X5 refuses %j', (growth, faults) => {
    const funnel = [ramp({ sale: growth as Growth }), places];

    expect(faultsOf(() => compile(small({ actions, funnel })))).toEqual(
      faults.map(([code, place]) => [code, `/funnel/0/of/sale/${place}`]),
    );
  });

  it('X5 refuses a name that no action and no group has', () => {
    const funnel = [ramp({ sael: overTime }), places];

    expect(faultsOf(() => compile(small({ actions, funnel })))).toEqual([['TARGET_UNKNOWN', '/funnel/0/of/sael']]);
  });
});
