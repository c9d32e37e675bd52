import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Expectations } from './expectations.ts';
import { health } from './health.ts';
import type { HealthState } from './healthState.ts';
import type { Observation } from './observation.ts';
import type { HealthReport, StreamHealth } from './report.ts';

const counted = (expectations: Expectations, ...observations: Observation[]): HealthState => {
  const { start, observe } = health(expectations);
  return observations.reduce((state, observation) => observe(state, observation), start);
};
const reported = (expectations: Expectations, ...observations: Observation[]): HealthReport =>
  health(expectations).report(counted(expectations, ...observations));
/** The report on the one stream that there is. */
const streamOf = (expectations: Expectations, ...observations: Observation[]): StreamHealth => {
  const { streams } = reported(expectations, ...observations);
  expect(streams).toHaveLength(1);
  return streams[0]!;
};
let ids = 0;
const order = (properties: object = {}, more: Partial<CustomerEvent> = {}): CustomerEvent =>
  event('ordered', 0, properties as CustomerEvent['properties'], { id: `o${(ids += 1)}`, source: 'web', ...more });
const fault = (code: 'EVENT_REJECTED' | 'EVENT_UNKNOWN', path: string) => ({ code, path, message: '' });

describe('what is counted', () => {
  it('H4 is counted by type and source, those with most arrivals first', () => {
    const { streams } = reported(
      {},
      { event: order() },
      { event: order({}, { source: 'crm' }) },
      { event: order({}, { source: 'crm' }) },
      { event: event('viewed', 1) },
      { event: 'nonsense', faults: [fault('EVENT_REJECTED', '')] },
      { event: null, faults: [fault('EVENT_REJECTED', '')] },
      { event: { type: 5, source: '' }, faults: [fault('EVENT_REJECTED', '')] },
    );

    expect(streams.map(({ type, source, arrivals, rejected }) => [type, source, arrivals, rejected])).toEqual([
      [undefined, undefined, 3, 3],
      ['ordered', 'crm', 2, 0],
      expect.any(Array),
      expect.any(Array),
    ]);
    expect(streams.map(({ type }) => type)).toEqual(expect.arrayContaining(['viewed', 'ordered']));
  });

  it('H4 a duplicate counts as an arrival and by its id, and is not looked at again', () => {
    const mail = order({ mail: 'ada@example.com', total: 'much' }, { received: 50 });
    const stream = streamOf(
      { events: { ordered: { properties: { total: { type: 'number' }, sku: { expected: true } } } } },
      { event: mail },
      { event: mail, ignored: 'DUPLICATE' },
    );

    expect(stream).toMatchObject({
      arrivals: 2,
      duplicates: 1,
      correctness: { share: 0, of: 1 },
      completeness: { '/properties/sku': { share: 0, of: 1 } },
      timeliness: { of: 1 },
      privacy: { share: 0, of: 1 },
      uniqueness: { share: 0.5, of: 2 },
    });
  });

  it('H4 what came too late counts like any other, and as too late', () => {
    expect(streamOf({}, { event: order(), ignored: 'TOO_LATE', now: 90 })).toMatchObject({
      tooLate: 1,
      arrivals: 1,
      correctness: { share: 1, of: 1 },
      timeliness: { of: 1 },
    });
  });

  it('H4 what the step refuses is rejected, with or without a fault', () => {
    const stream = streamOf(
      {},
      { event: order(), ignored: 'INVALID' },
      { event: order(), ignored: 'INVALID', faults: [] },
    );
    expect(stream).toMatchObject({
      rejected: 2,
      correctness: { share: 0, of: 2 },
      privacy: { share: undefined, of: 0 },
    });
  });

  it('H4 what throws where it is read counts as rejected', () => {
    const angry = new Proxy(
      {},
      {
        getOwnPropertyDescriptor: () => {
          throw new Error('no');
        },
      },
    );
    const inside = order({}, { properties: { a: angry } });
    Object.defineProperty(inside.properties, 'b', { get: () => JSON.parse('{'), enumerable: true });
    for (const event of [angry, inside]) {
      expect(streamOf({}, { event })).toMatchObject({ rejected: 1, issues: [{ what: 'UNREADABLE', count: 1 }] });
    }
  });

  it('H4 those of types with an expectation come first, and what is left is counted together', () => {
    const expectations: Expectations = { atMost: 2, events: { ordered: {}, paid: {} } };
    const flood = Array.from({ length: 50 }, (_, i): Observation => ({
      event: event(`t${i}`, 1, {}, { source: `s${i}` }),
    }));
    const { streams } = reported(expectations, ...flood, { event: order() }, ...flood, {
      event: event('paid', 1, {}, { source: 'web' }),
    });

    expect(streams.map(({ type, arrivals, isRest }) => [type, arrivals, isRest])).toEqual([
      expect.any(Array),
      expect.any(Array),
      [undefined, 100, true],
    ]);
    expect(streams.map(({ type }) => type)).toEqual(expect.arrayContaining(['ordered', 'paid']));
  });

  it('H4 of long names the beginning counts', () => {
    const { type, source } = streamOf({}, { event: event('t'.repeat(500), 1, {}, { source: 's'.repeat(500) }) });
    expect([type, source]).toEqual([`${'t'.repeat(128)}…`, `${'s'.repeat(128)}…`]);
  });

  it('H4 names that every object has by birth are names like others', () => {
    const properties = JSON.parse('{"__proto__":"ada@example.com","constructor":1}') as object;
    const expectations: Expectations = { attributes: { country: { type: 'string' } } };
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const stream = streamOf(expectations, { event: event(name, 1, properties as never, { source: name }) });
      expect(stream).toMatchObject({ type: name, source: name, correctness: { share: 1, of: 1 } });
      expect(stream.personal).toEqual([{ what: 'email', path: '/properties/__proto__', count: 1 }]);
    }
  });
});

describe('merging', () => {
  it('H5 refuses what was counted by other expectations, save for thresholds', () => {
    const one = health({ atMost: 5 });
    const other = health({ atMost: 6 });
    const same = health({ atMost: 5, thresholds: [{ measure: 'privacy', atLeast: 1 }] });

    expect(same.merge(one.start, same.start)).toEqual(one.start);
    for (const wrong of [
      () => one.merge(one.start, other.start),
      () => one.merge(other.start, one.start),
      () => one.observe(other.start, { event: order() }),
      () => one.report(other.start),
    ]) {
      expect(faultsOf(wrong)).toEqual([['HEALTH_MISMATCH', '/expectations']]);
    }
  });

  it('H5 an observation changes no state', () => {
    const { observe } = health({});
    const state = counted({}, { event: order() });
    const before = JSON.stringify(state);
    observe(state, { event: order() });
    expect(JSON.stringify(state)).toBe(before);
  });
});

describe('correctness', () => {
  const expectations: Expectations = {
    attributes: { age: { type: 'number' } },
    events: {
      ordered: { properties: { total: { type: 'number' }, 'ship.city': { type: 'string' }, items: { type: 'array' } } },
    },
  };

  it('H6 is the share of those that were not refused and are of the declared types', () => {
    const stream = streamOf(
      expectations,
      { event: order({ total: 5, ship: { city: 'Ulm' }, items: [], age: 5 }) },
      { event: order({ total: null, ship: { city: '' } }) },
      { event: order({ total: '5', ship: { city: 5 } }) },
      { event: order({ total: '5', items: {} }) },
      { event: order({ age: 'old' }) },
      {
        event: order(),
        faults: [
          fault('EVENT_REJECTED', '/properties/items/0/sku'),
          fault('EVENT_REJECTED', '/properties/items/12/sku'),
        ],
      },
    );

    expect(stream.correctness).toEqual({ share: 2 / 6, of: 6 });
    expect(stream.issues).toEqual([
      { what: 'EVENT_REJECTED', path: '/properties/items/*/sku', count: 2 },
      { what: 'TYPE_MISMATCH', path: '/properties/total', count: 2 },
      { what: 'TYPE_MISMATCH', path: '/properties/age', count: 1 },
      { what: 'TYPE_MISMATCH', path: '/properties/items', count: 1 },
      { what: 'TYPE_MISMATCH', path: '/properties/ship/city', count: 1 },
    ]);
  });

  it('H6 counts the places beyond 64 together', () => {
    const faults = Array.from({ length: 100 }, (_, i) => fault('EVENT_REJECTED', `/properties/p${i}`));
    const { issues } = streamOf({}, { event: order(), faults }, { event: order(), faults });

    expect(issues).toHaveLength(65);
    expect(issues.slice(0, 64).every(({ count }) => count === 2)).toBe(true);
    expect(issues.at(-1)).toEqual({ what: 'OTHER', count: 72 });
  });

  it('H6 what an event type declares of a property stands for what is declared of the attribute', () => {
    const other: Expectations = { ...expectations, events: { ordered: { properties: { age: { type: 'string' } } } } };
    expect(streamOf(other, { event: order({ age: 'old' }) }).correctness.share).toBe(1);
  });
});

describe('completeness', () => {
  const expectations: Expectations = {
    attributes: { email: { expected: true } },
    events: { ordered: { properties: { total: { expected: true }, 'ship.city': { expected: true }, coupon: {} } } },
  };

  it('H7 is the share of the events that have an expected property', () => {
    const { completeness } = streamOf(
      expectations,
      { event: order({ total: 0, ship: { city: 'Ulm' } }) },
      { event: order({ total: null, ship: { city: '' } }) },
      { event: order({ ship: 'Ulm' }) },
      { event: order({ total: false }) },
      { event: order(), faults: [fault('EVENT_REJECTED', '')] },
    );
    expect(completeness).toEqual({
      '/properties/total': { share: 0.5, of: 4 },
      '/properties/ship/city': { share: 0.25, of: 4 },
    });
  });

  it('H7 is of nothing for types of which nothing is expected', () => {
    expect(streamOf(expectations, { event: event('viewed', 1) }).completeness).toEqual({});
  });
});

describe('timeliness', () => {
  it('H8 is how long after it happened an event was received, or taken in', () => {
    const { timeliness, ahead } = streamOf(
      {},
      { event: order({}, { time: 100, received: 110 }) },
      { event: order({}, { time: 100, received: 111 }), now: 9999 },
      { event: order({}, { time: 100 }), now: 112 },
      { event: order({}, { time: 100 }) },
      { event: order({}, { time: Number.NaN }), now: 5 },
      { event: order({}, { time: 100, received: 'soon' as never }), now: 90 },
    );
    expect(timeliness).toEqual({ p50: 10, p95: 12, p99: 12, of: 4 });
    expect(ahead).toBe(1);
  });

  it('H8 is unknown where nothing was received', () => {
    const nothing = { p50: undefined, p95: undefined, p99: undefined, of: 0 };
    expect(streamOf({}, { event: order() }).timeliness).toEqual(nothing);
  });
});

describe('uniqueness', () => {
  it('H9 is exact up to 256 ids, however far apart they come', () => {
    const all = Array.from({ length: 200 }, (_, i) => ({ event: order({}, { id: `id${i}` }) }));
    expect(streamOf({}, ...all, ...all.slice(0, 50)).uniqueness).toEqual({ share: 0.8, of: 250 });
  });

  it('H9 is that of a sample beyond', () => {
    const all = Array.from({ length: 5000 }, (_, i) => ({ event: order({}, { id: `id${i}` }) }));
    const { uniqueness } = streamOf({}, ...all, ...all.slice(0, 2500));

    expect(uniqueness.share).toBeGreaterThan(2 / 3 - 0.07);
    expect(uniqueness.share).toBeLessThan(2 / 3 + 0.07);
    expect(uniqueness.of).toBeLessThanOrEqual(512);
  });
});

describe('consistency', () => {
  const expectations: Expectations = {
    attributes: { country: {}, mail: {} },
    events: { ordered: { properties: { 'ship.country': { attribute: 'country' } } } },
  };
  const told = (customer: string, source: string, properties: object, time = 1): Observation => ({
    event: event('told', time, properties as never, { customer, source, id: `x${(ids += 1)}` }),
  });

  it('H10 is the share of customers of whom two sources tell the same last', () => {
    const { agreements } = reported(
      expectations,
      told('ada', 'web', { country: 'DE' }),
      told('ada', 'crm', { country: 'DE' }),
      told('bob', 'web', { country: 'DE' }),
      told('bob', 'crm', { country: 'AT' }),
      told('cid', 'web', { country: 'AT' }, 5),
      told('cid', 'web', { country: 'DE' }, 3),
      told('cid', 'crm', { country: 'AT' }, 1),
      told('dan', 'web', { country: 'DE' }),
      told('dan', 'app', { country: 'DE' }),
      told('eve', 'web', { mail: 'x' }),
    );

    expect(agreements).toEqual([
      { attribute: 'country', sources: ['app', 'web'], consistency: { share: 1, of: 1 } },
      { attribute: 'country', sources: ['crm', 'web'], consistency: { share: 2 / 3, of: 3 } },
    ]);
  });

  it('H10 a property of another name may tell an attribute', () => {
    const { agreements } = reported(expectations, told('ada', 'crm', { country: 'DE' }), {
      event: order({ ship: { country: 'AT' } }, { customer: 'ada' }),
    });
    expect(agreements).toEqual([{ attribute: 'country', sources: ['crm', 'web'], consistency: { share: 0, of: 1 } }]);
  });

  it('H10 only pairs with the source that knows best are looked at, where one is named', () => {
    const best: Expectations = { attributes: { country: { source: 'crm' } } };
    const { agreements } = reported(
      best,
      told('ada', 'web', { country: 'DE' }),
      told('ada', 'app', { country: 'AT' }),
      told('ada', 'crm', { country: 'AT' }),
    );
    expect(agreements.map(({ sources, consistency }) => [...sources, consistency.share])).toEqual([
      ['crm', 'app', 1],
      ['crm', 'web', 0],
    ]);
  });

  it('H10 types are told apart, and what is no single value, is empty or has no source tells nothing', () => {
    const { agreements } = reported(
      expectations,
      told('ada', 'web', { country: '5' }),
      told('ada', 'crm', { country: 5 }),
      told('bob', 'web', { country: ['DE'] }),
      told('bob', 'crm', { country: 'DE' }),
      told('cid', 'web', { country: '' }),
      told('cid', 'crm', { country: null }),
      { event: event('told', 1, { country: 'DE' }, { customer: 'cid' }) },
      { event: { ...order({ country: 'DE' }), customer: 5 } },
    );
    expect(agreements).toEqual([{ attribute: 'country', sources: ['crm', 'web'], consistency: { share: 0, of: 1 } }]);
  });

  it('H10 samples 256 customers, and holds 32 claims of each', () => {
    const many = Array.from({ length: 600 }, (_, i) => [
      told(`c${i}`, 'web', { country: 'DE' }),
      told(`c${i}`, 'crm', { country: i % 2 === 0 ? 'DE' : 'AT' }),
    ]).flat();
    const [agreement] = reported(expectations, ...many).agreements;
    expect(agreement?.consistency.of).toBe(256);
    expect(agreement?.consistency.share).toBeGreaterThan(0.35);
    expect(agreement?.consistency.share).toBeLessThan(0.65);

    const { customers } = counted(
      expectations,
      ...Array.from({ length: 100 }, (_, i) => told('ada', `s${i}`, { country: 'DE' })),
    );
    expect(customers.kept.map(([, { kept, rest }]) => [kept.length, rest])).toEqual([[32, undefined]]);
  });
});

describe('privacy', () => {
  it('H11 is the share of events without what looks like undeclared personal data', () => {
    const expectations: Expectations = {
      attributes: { email: { sensitivity: 'personal' } },
      events: {
        ordered: { properties: { 'items.*.giftFor': { sensitivity: 'sensitive' }, note: { sensitivity: 'none' } } },
      },
    };
    const mail = 'ada@example.com';
    const stream = streamOf(
      expectations,
      { event: order({ email: mail, items: [{ giftFor: mail }] }) },
      { event: order({ note: mail, phone: '+49 151 2345678' }) },
      { event: order({ items: [{ sku: mail }], note: 'x' }) },
      { event: order({ note: mail }) },
      { event: order({ secret: mail }), faults: [fault('EVENT_REJECTED', '')] },
    );

    expect(stream.privacy).toEqual({ share: 0.25, of: 4 });
    expect(stream.personal).toEqual([
      { what: 'email', path: '/properties/note', count: 2 },
      { what: 'email', path: '/properties/items/*/sku', count: 1 },
      { what: 'phone', path: '/properties/phone', count: 1 },
    ]);
  });

  it('H11 no value is in the state', () => {
    const state = counted(
      { attributes: { email: {} } },
      { event: order({ email: 'ada@example.com', 'bob@example.com': '+49 151 2345678' }, { customer: 'ada' }) },
    );
    expect(JSON.stringify(state)).not.toMatch(/example|151|"ada"/);
  });
});

describe('consent', () => {
  const expectations: Expectations = { events: { ordered: { consent: { channel: 'web', purpose: 'ads' } } } };
  const said = (granted: boolean) => ({ 'web/ads': { granted, at: 0 } });

  it('H12 is the share of events whose customer has given the consent that they need', () => {
    const { consent } = streamOf(
      expectations,
      { event: order(), consents: said(true) },
      { event: order(), consents: said(false) },
      { event: order(), consents: {} },
      { event: order() },
    );
    expect(consent).toEqual({ share: 1 / 3, of: 3 });
  });

  it('H12 is not asked of other types', () => {
    expect(streamOf(expectations, { event: event('viewed', 1), consents: {} }).consent).toEqual({
      share: undefined,
      of: 0,
    });
  });
});

describe('the state', () => {
  it('H4 is bounded, whatever comes', () => {
    const { start, observe } = health({
      attributes: { country: {} },
      events: { t1: { properties: { a: { expected: true } } } },
      atMost: 4,
    });
    let state = start;
    let size = 0;
    for (let i = 0; i < 6000; i += 1) {
      const long = `${i}`.repeat(200);
      const faults = [fault('EVENT_REJECTED', `/properties/${long}`)];
      const flood = event(
        `t${i % 50}`,
        i,
        { [long]: 'ada@example.com', country: long },
        { id: long, customer: long, source: `s${i % 9}`, received: i * i },
      );
      state = observe(state, i % 3 === 0 ? { event: flood, faults } : { event: flood });
      if (i === 3000) size = JSON.stringify(state).length;
    }
    expect(JSON.stringify(state).length).toBeLessThan(size * 1.25);
    expect(state.cells.kept.length).toBe(4);
  });

  it('H5 is plain JSON', () => {
    const state = counted({}, { event: order({ a: 'ada@example.com' }, { received: 5 }) });
    expect(JSON.parse(JSON.stringify(state))).toStrictEqual(structuredClone(state));
  });
});
