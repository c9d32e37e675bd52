import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { judgeImported } from '../../../test/judgeImported.ts';
import { runs } from '../../../test/laws/runs.ts';
import { versionsRelate } from '../javascript/versionText.ts';
import { fromMongo } from './fromMongo.ts';

/* The meaning a second time, as naively as it can be: values as they are, operators as JavaScript's own. */
type Json = unknown;
const groups: Record<string, Json[]> = { team: ['a', 1, null], none: [] };

const at = (data: Json, path: string): Json =>
  path
    .split('.')
    .reduce<Json>(
      (seen, key) =>
        typeof seen === 'object' && seen !== null && Object.hasOwn(seen, key)
          ? (seen as Record<string, Json>)[key]
          : null,
      data,
    );

const query = (data: Json, of: Record<string, Json>): boolean =>
  Object.entries(of).every(([key, value]) => {
    const list = value as Record<string, Json>[];
    if (key === '$and') return list.every((one) => query(data, one));
    if (key === '$or') return list.length === 0 || list.some((one) => query(data, one));
    if (key === '$nor') return list.length > 0 && !list.some((one) => query(data, one));
    if (key === '$not') return !query(data, value as Record<string, Json>);
    return holds(value, at(data, key));
  });

const isOperators = (of: Json): of is Record<string, Json> => {
  const keys = typeof of === 'object' && of !== null ? Object.keys(of) : [];
  return keys.length > 0 && keys.every((key) => key[0] === '$');
};

function holds(of: Json, seen: Json, fold = false): boolean {
  if (typeof of === 'string') return fold ? String(seen).toLowerCase() === of.toLowerCase() : `${String(seen)}` === of;
  if (typeof of === 'number') return Number(seen) === of;
  if (typeof of === 'boolean') return seen !== null && Boolean(seen) === of;
  if (of === null) return seen === null;
  if (!isOperators(of)) return JSON.stringify(of) === JSON.stringify(seen);
  return Object.entries(of).every(([operator, needed]) => is(operator, needed, seen));
}

const lower = (one: Json): Json => (typeof one === 'string' ? one.toLowerCase() : one);
const among = (seen: Json, list: Json, fold = false): boolean => {
  const has = (one: Json): boolean =>
    (list as Json[]).some((other) => (fold ? lower(one) === lower(other) : one === other));
  return Array.isArray(seen) ? seen.some(has) : has(seen);
};

function is(operator: string, needed: Json, seen: Json): boolean {
  const [a, b] = [seen as number, needed as number];
  const text = (one: Json): string =>
    typeof one === 'string' && one !== '' ? one : typeof one === 'number' ? String(one) : '0';
  switch (operator) {
    case '$eq':
      return a === b;
    case '$ne':
      return a !== b;
    case '$gt':
      return a > b;
    case '$gte':
      return a >= b;
    case '$lt':
      return a < b;
    case '$lte':
      return a <= b;
    case '$exists':
      return needed ? seen !== null : seen === null;
    case '$type':
      return needed === (seen === null ? 'null' : Array.isArray(seen) ? 'array' : typeof seen);
    case '$not':
      return !holds(needed, seen);
    case '$in':
      return Array.isArray(needed) && among(seen, needed);
    case '$nin':
      return Array.isArray(needed) && !among(seen, needed);
    case '$ini':
      return Array.isArray(needed) && among(seen, needed, true);
    case '$nini':
      return Array.isArray(needed) && !among(seen, needed, true);
    case '$inGroup':
      return among(seen, groups[String(needed)] ?? []);
    case '$notInGroup':
      return !among(seen, groups[String(needed)] ?? []);
    case '$size':
      return Array.isArray(seen) && holds(needed, seen.length);
    case '$all':
      return Array.isArray(seen) && Array.isArray(needed) && needed.every((one) => seen.some((el) => holds(one, el)));
    case '$alli':
      return (
        Array.isArray(seen) && Array.isArray(needed) && needed.every((one) => seen.some((el) => holds(one, el, true)))
      );
    case '$elemMatch':
      return (
        Array.isArray(seen) &&
        seen.some(
          (el) => Boolean(el) && (isOperators(needed) ? holds(needed, el) : query(el, needed as Record<string, Json>)),
        )
      );
    case '$regex':
      return new RegExp(String(needed)).test(String(seen));
    case '$regexi':
      return new RegExp(String(needed), 'i').test(String(seen));
    case '$notRegex':
      return !new RegExp(String(needed)).test(String(seen));
    case '$veq':
      return versionsRelate(text(seen), 'eq', text(needed));
    case '$vne':
      return versionsRelate(text(seen), 'ne', text(needed));
    case '$vgt':
      return versionsRelate(text(seen), 'gt', text(needed));
    case '$vlte':
      return versionsRelate(text(seen), 'lte', text(needed));
    default:
      return false;
  }
}

const scalar = fc.constantFrom<Json>(
  null,
  true,
  false,
  0,
  1,
  -1,
  8,
  10,
  2.5,
  '',
  'a',
  'A',
  'ab',
  '1',
  '8',
  '10',
  ' 1 ',
  'true',
  'null',
);
const list = fc.array(fc.constantFrom<Json>('', '1', 'a', 'A', null, true, 0, 8), { maxLength: 3 });
const one = fc.array(fc.constantFrom<Json>('', '1', 'a', 'A'), { maxLength: 1 });
const version = fc.constantFrom<Json>('1.2.3', '1.2.3-beta', 'v2.0', '1-2-3', '10.0.0', '1.2.3+b', '', 'x');
const items = fc.array(
  fc.oneof(scalar, fc.record({ q: scalar, s: scalar }, { requiredKeys: [], noNullPrototype: true })),
  { maxLength: 3 },
);
const data = fc.record(
  {
    a: fc.oneof(scalar, one),
    o: fc.record({ b: scalar }, { requiredKeys: [], noNullPrototype: true }),
    tags: list,
    items,
    v: fc.oneof(version, fc.constant(null)),
    t: fc.constantFrom<Json>('', 'a', 'abc', 'Abba', null, true),
  },
  { requiredKeys: [], noNullPrototype: true },
);

const { top } = fc.letrec<{ top: Record<string, Json>; onScalar: Json; onList: Json }>((tie) => {
  const ops = (...arbs: fc.Arbitrary<Json>[]): fc.Arbitrary<Json> => fc.oneof({ depthSize: 'small' }, ...arbs);
  const op = (names: readonly string[], of: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
    fc.tuple(fc.constantFrom(...names), of).map(([name, value]) => ({ [name]: value }));
  return {
    onScalar: ops(
      scalar,
      op(['$eq', '$ne', '$gt', '$gte', '$lt', '$lte'], scalar),
      op(['$in', '$nin', '$ini', '$nini'], fc.oneof(fc.array(scalar, { maxLength: 3 }), fc.constant<Json>(1))),
      op(['$inGroup', '$notInGroup'], fc.constantFrom<Json>('team', 'none')),
      op(['$exists'], fc.boolean()),
      op(
        ['$type'],
        fc.constantFrom<Json>('string', 'number', 'boolean', 'null', 'array', 'object', 'undefined', 'date'),
      ),
      op(['$not'], tie('onScalar')),
      fc.tuple(scalar, scalar).map(([x, y]) => ({ $gte: x, $lt: y })),
    ),
    onList: ops(
      op(
        ['$size'],
        fc.oneof(
          fc.nat(3),
          fc.constantFrom<Json>('2', true, false, null),
          op(['$gt', '$lt', '$ne', '$eq', '$gte'], fc.nat(3)),
          op(['$in', '$nin'], fc.array(fc.nat(3))),
          fc.nat(2).map((n) => ({ $not: { $gt: n } })),
        ),
      ),
      op(['$all', '$alli'], fc.oneof(fc.array(tie('onScalar'), { maxLength: 2 }), fc.constant<Json>(1))),
      op(
        ['$elemMatch'],
        ops(
          op(['$eq', '$gt', '$ne', '$not'], scalar),
          op(['$in'], fc.array(scalar)),
          tie('onScalar').map((of) => ({ q: of })),
          fc.constant({}),
        ),
      ),
      op(['$in', '$nin', '$ini'], fc.array(scalar, { maxLength: 3 })),
      op(['$not'], tie('onList')),
      list,
      op(['$exists'], fc.boolean()),
    ),
    top: fc.oneof(
      { depthSize: 'small' },
      fc.tuple(fc.constantFrom('a', 'o.b', 'nowhere', 'tags.0'), tie('onScalar')).map(([path, of]) => ({ [path]: of })),
      fc.tuple(fc.constantFrom('tags', 'items', 'nowhere'), tie('onList')).map(([path, of]) => ({ [path]: of })),
      fc
        .tuple(fc.constantFrom('$regex', '$regexi', '$notRegex'), fc.constantFrom('^a', 'b+', '^$', 'ull', '^(a|A)b'))
        .map(([name, of]) => ({ t: { [name]: of } })),
      fc.tuple(fc.constantFrom('$veq', '$vne', '$vgt', '$vlte'), version).map(([name, of]) => ({ v: { [name]: of } })),
      fc
        .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(tie('top'), { maxLength: 3 }))
        .map(([name, of]) => ({ [name]: of })),
      tie('top').map((of) => ({ $not: of })),
      fc.tuple(tie('top'), tie('top')).map(([x, y]) => ({ ...x, ...y })),
    ),
  };
});

describe('fromMongo', () => {
  it('judges as GrowthBook does', () => {
    fc.assert(
      fc.property(top, data, (of, profile) => {
        const { condition } = fromMongo(of, { groups });

        expect(judgeImported(condition, { profile })).toBe(query(profile, of));
      }),
      runs(300),
    );
  });
});
