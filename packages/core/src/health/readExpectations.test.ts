import { describe, expect, it } from 'vitest';

import { faultsOf } from '../../test/faultsOf.ts';
import { OpportuneError } from '../errors/opportuneError.ts';
import type { Expectations } from './expectations.ts';
import { health } from './health.ts';
import { readExpectations } from './readExpectations.ts';

const faults = (expectations: unknown): ReturnType<typeof faultsOf> => faultsOf(() => readExpectations(expectations));

describe('expectations', () => {
  const whole: Expectations = {
    attributes: { email: { type: 'string', sensitivity: 'personal', source: 'crm', expected: true, unit: 'x' } },
    events: {
      ordered: {
        properties: { 'a.b': { attribute: 'email', expected: true }, 'items.*.x': { sensitivity: 'personal' } },
        consent: { channel: 'web', purpose: 'ads' },
      },
    },
    thresholds: [
      { measure: 'privacy', atLeast: 1, of: 'ordered', source: 'web', after: 5 },
      { measure: 'timeliness', atLeast: 0.5, within: 0 },
    ],
    atMost: 7,
    seed: 's',
  };

  it('are copied as they are', () => {
    expect(readExpectations(whole)).toEqual(whole);
    expect(readExpectations({})).toEqual({});
  });

  it('are refused with every fault at once', () => {
    const wrong = {
      attributes: { email: { type: 'text' }, valueOf: {} },
      events: { ordered: { props: {}, consent: { channel: 'web' } } },
      thresholds: [
        { measure: 'beauty', atLeast: 1 },
        { measure: 'privacy', atLeast: 2 },
      ],
      atMost: 0,
      more: 1,
    };
    expect(() => health(wrong as never)).toThrow(OpportuneError);
    expect(() => health(wrong as never)).toThrow(expect.objectContaining({ code: 'HEALTH_INVALID' }));
    expect(faults(wrong)).toEqual([
      ['VALUE_OUT_OF_RANGE', '/attributes/email/type'],
      ['KEY_FORBIDDEN', '/attributes/valueOf'],
      ['FIELD_UNKNOWN', '/events/ordered/props'],
      ['FIELD_MISSING', '/events/ordered/consent/purpose'],
      ['VALUE_OUT_OF_RANGE', '/thresholds/0/measure'],
      ['VALUE_OUT_OF_RANGE', '/thresholds/1/atLeast'],
      ['VALUE_OUT_OF_RANGE', '/atMost'],
      ['FIELD_UNKNOWN', '/more'],
    ]);
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a number', 5],
    ['a list', []],
    ['what throws', new Proxy({}, { ownKeys: () => JSON.parse('{') as string[] })],
  ])('are refused as %s', (_, it) => {
    expect(faults(it)).toEqual([['TYPE_MISMATCH', '']]);
  });

  const property = (name: string, declaration: object): unknown => ({
    attributes: { email: {} },
    events: { ordered: { properties: { [name]: declaration } } },
  });

  it.each(['', 'a.', '.a', 'a..b', 'a.b.c.d.e.f.g'])('are refused for the path %j', (name) => {
    expect(faults(property(name, {}))).toEqual([['PATH_INVALID', `/events/ordered/properties/${name}`]]);
  });

  it('are refused where a star has to be read', () => {
    for (const declaration of [{ expected: true }, { type: 'string' }, { attribute: 'email' }]) {
      expect(faults(property('items.*.x', declaration))).toEqual([
        ['PATH_INVALID', '/events/ordered/properties/items.*.x'],
      ]);
    }
    expect(faults(property('items.*.x', { sensitivity: 'sensitive' }))).toEqual([]);
  });

  it('are refused where a property tells an attribute that is not declared', () => {
    expect(faults(property('mail', { attribute: 'emial' }))).toEqual([
      ['ATTRIBUTE_UNKNOWN', '/events/ordered/properties/mail/attribute'],
    ]);
    expect(faults(property('mail', { attribute: 'toString' }))).toHaveLength(1);
  });

  it('are refused where more is expected than can be counted', () => {
    const properties = (count: number): unknown => ({
      events: {
        ordered: {
          properties: Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, { expected: true }])),
        },
      },
    });
    expect(faults(properties(64))).toEqual([]);
    expect(faults(properties(65))).toEqual([['VALUE_OUT_OF_RANGE', '/events/ordered/properties']]);
  });

  it('are refused where timeliness has no time, or something else has one', () => {
    expect(
      faults({
        thresholds: [
          { measure: 'timeliness', atLeast: 1 },
          { measure: 'privacy', atLeast: 1, within: 5 },
        ],
      }),
    ).toEqual([
      ['FIELD_MISSING', '/thresholds/0/within'],
      ['FIELD_UNKNOWN', '/thresholds/1/within'],
    ]);
  });
});
