import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';

import { faultsOf } from '../../test/faultsOf.ts';
import { small } from '../../test/small.ts';
import { winback } from '../../test/winback.ts';
import { exists } from '../conditions/exists.ts';
import { allocateRule } from '../funnel/allocate.ts';
import { parseStrategy } from './parseStrategy.ts';
import { standardVocabulary } from './standardVocabulary.ts';
import { strategySchema } from './strategySchema.ts';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
const accepts = ajv.compile(strategySchema());

/** What a schema cannot say, or says of code points where a text is of code units. */
const BEYOND = new Set(['ZONE_INVALID', 'TOO_DEEP', 'TOO_LARGE']);

const set = (document: unknown, path: readonly (string | number)[], value: unknown): unknown => {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy = (Array.isArray(document) ? [...document] : { ...(document as object) }) as Record<
    string | number,
    unknown
  >;
  Object.defineProperty(copy, key, {
    value: set(copy[key], rest, value),
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return copy;
};

const places = (value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] => [
  path,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, each]) => places(each, [...path, Array.isArray(value) ? Number(key) : key]))
    : []),
];

const whole: unknown = {
  ...(JSON.parse(JSON.stringify(winback)) as object),
  lateness: 5,
  seed: 's',
  attributes: {
    email: { type: 'string', sensitivity: 'personal', expected: true, source: 'crm', purpose: 'marketing' },
    spend: { unit: 'EUR' },
  },
  carry: { aggregates: { views7d: 'keep' }, triggers: { back: 'restart' } },
  conditions: {
    listed: {
      kind: 'some',
      path: 'event.items',
      of: {
        kind: 'all',
        of: [
          { kind: 'oneOf', path: 'element.sku', values: ['a'], ignoreCase: true },
          { kind: 'none', path: 'element.tags', of: { kind: 'isType', path: 'element', type: 'null' } },
          { kind: 'compare', left: 'element.qty', is: 'gt', right: { kind: 'minus', left: 'now', right: 5 } },
        ],
      },
    },
    timed: {
      kind: 'any',
      of: [
        { kind: 'dayOfWeek', days: ['sat', 'sun'], path: 'event.at' },
        { kind: 'timeOfDay', from: '08:00', to: '12:00' },
        { kind: 'within', path: 'profile.born', last: 5 },
        { kind: 'named', name: 'listed' },
        { kind: 'custom', name: 'x', input: [1] },
      ],
    },
  },
  triggers: {
    ...winback.triggers,
    big: {
      kind: 'occurrence',
      of: { type: 'order', where: { kind: 'oneOf', path: 'event.x', values: [1, 'a', null, true] } },
    },
    monthly: { kind: 'schedule', at: '09:00', on: ['mon'], dayOfMonth: 31, zone: 'UTC', grace: 0.5 },
    renewal: { kind: 'onDate', path: 'profile.renewal', before: 86_400_000, at: '09:00', zone: 'UTC', grace: 5 },
    back_1: {
      kind: 'drain',
      of: { kind: 'sequence', first: { type: 'a' }, second: { type: 'b' }, within: 5 },
      as: 'back',
    },
    back: { kind: 'sequence', first: { type: 'a' }, second: { type: 'b' }, within: 0.5 },
  },
  actions: [
    ...winback.actions,
    {
      id: 'c',
      channel: 'web',
      validFrom: -5,
      validTo: 5,
      lever: 0,
      value: 0,
      content: { web: [{ a: null }, 'x', 1.5, true] },
    },
    {
      id: 'd',
      channel: 'web',
      when: {
        kind: 'any',
        of: [
          { kind: 'lt', path: 'now', value: -1.5 },
          { kind: 'all', of: [] },
        ],
      },
    },
  ],
};

/** Another value for any place: most fit nowhere, some fit somewhere. */
const others: readonly unknown[] = [
  null,
  true,
  '',
  'x',
  'event.total',
  'element.x',
  'element',
  'mon',
  '08:00',
  '24:00',
  0,
  -1,
  0.5,
  2,
  1e300,
  [],
  {},
  [1],
  { kind: 'nope' },
  { x: 1 },
  { kind: 'value' },
  { kind: 'exists', path: 'event.x' },
  { kind: 'exists', path: 'element.x' },
  { kind: 'size', path: 'event.x' },
  { kind: 'exists', path: 'event.x', more: 1 },
  { kind: 'count', of: 'a' },
];

describe('strategySchema', () => {
  it('is a valid schema', () => {
    expect(ajv.validateSchema(strategySchema())).toBe(true);
    expect(strategySchema()['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
  });

  it('has the rules that it is given', () => {
    const some = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(strategySchema([allocateRule]));

    expect(some(small())).toBe(true);
    expect(some(small({ funnel: [{ kind: 'qualify' }] }))).toBe(false);
    expect(some(small({ actions: [{ id: 'a', channel: 'web', when: exists('now') }] }))).toBe(false);
  });

  it('has every rule', () => {
    const kinds = Object.values(
      strategySchema()['$defs'] as Record<string, { oneOf?: { properties: { kind: { const: string } } }[] }>,
    ).flatMap(({ oneOf = [] }) => oneOf.map(({ properties }) => properties.kind.const));

    const nodes = standardVocabulary.filter(({ family }) => family !== 'part');
    // Those of conditions on elements are there twice.
    expect([...new Set(kinds)].sort()).toEqual(nodes.map(({ kind }) => kind).sort());
  });

  it.each([winback, small(), whole])('accepts what parseStrategy accepts: %#', (document) => {
    expect(faultsOf(() => parseStrategy(document))).toEqual([]);
    expect(accepts(document)).toBe(true);
  });

  it('says the same as parseStrategy with every value at every place', () => {
    let refused = 0;
    const differing: unknown[] = [];
    for (const place of places(whole)) {
      for (const value of others) {
        const document = set(whole, place, value);
        const faults = faultsOf(() =>
          parseStrategy(typeof document === 'string' ? JSON.stringify(document) : document),
        );
        if (faults.some(([code]) => BEYOND.has(code))) continue;
        if (accepts(document) !== (faults.length === 0)) differing.push([place, value]);
        if (faults.length > 0) refused += 1;
      }
    }
    expect(differing).toEqual([]);
    expect(refused).toBeGreaterThan(1000);
  }, 30_000);

  it('says the same with any field left out, and with one too many', () => {
    for (const place of places(whole)) {
      const without = JSON.parse(JSON.stringify(place.length === 0 ? whole : set(whole, place, undefined))) as unknown;
      const extra = set(whole, [...place, 'colour'], 'red');
      for (const document of [without, extra]) {
        expect([place, accepts(document)]).toEqual([place, faultsOf(() => parseStrategy(document)).length === 0]);
      }
    }
  });

  it.each(['__proto__', 'constructor', 'toString'])('takes no entry called %s either', (name) => {
    const document = set(whole, ['recipes', name], 'x');

    expect(faultsOf(() => parseStrategy(document))).toEqual([['KEY_FORBIDDEN', `/recipes/${name}`]]);
    expect(accepts(document)).toBe(false);
  });
});
