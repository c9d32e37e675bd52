import { describe, expect, it } from 'vitest';

import { judgeImported } from '../../../test/judgeImported.ts';
import type { Node } from '../../shape/shape.ts';
import { fromMongo } from './fromMongo.ts';
import { toMongo } from './toMongo.ts';

const path = 'profile.a';
const leaf = (kind: string, rest: object = {}): Node => ({ kind, path, ...rest }) as Node;
const not = (of: Node): Node => ({ kind: 'not', of }) as Node;
const size = (is: string, right: number): Node =>
  ({ kind: 'compare', left: { kind: 'size', path }, is, right }) as Node;

/** One of every sort, and the edges of the numbers below. */
const seen = [
  undefined,
  null,
  true,
  false,
  0,
  1,
  2,
  3,
  '',
  'a',
  'A',
  'ab',
  'ba',
  [],
  ['a'],
  [0, null],
  [1, 2, 3],
  { x: 1 },
];

const exact: readonly Node[] = [
  leaf('gt', { value: 1 }),
  leaf('gte', { value: 1 }),
  leaf('lt', { value: 1 }),
  leaf('lte', { value: 1 }),
  leaf('between', { from: 1, to: 2 }),
  leaf('startsWith', { text: 'a' }),
  leaf('endsWith', { text: 'a' }),
  leaf('includes', { text: 'a' }),
  leaf('includes', { text: '.' }),
  leaf('matches', { pattern: '^a', ignoreCase: true }),
  leaf('contains', { value: 'a' }),
  leaf('contains', { value: null }),
  leaf('containsAny', { values: [0, 'a'] }),
  leaf('containsAll', { values: [0, null] }),
  leaf('containsAll', { values: [] }),
  ...['eq', 'ne', 'gt', 'gte', 'lt', 'lte'].map((is) => size(is, 1)),
];

/** Exact on one side: on the other one null would have to be told from missing. */
const half: readonly Node[] = [
  leaf('eq', { value: 'a' }),
  not(leaf('ne', { value: 'a' })),
  not(leaf('eq', { value: null })),
  leaf('ne', { value: null }),
  leaf('oneOf', { values: ['a', 1] }),
  leaf('oneOf', { values: ['A'], ignoreCase: true }),
  leaf('noneOf', { values: ['a', null] }),
  leaf('isType', { type: 'array' }),
  not(leaf('isType', { type: 'null' })),
];

const same = (condition: Node): void => {
  const { condition: back } = fromMongo(toMongo(condition).query);
  for (const a of seen)
    expect([a, judgeImported(back, { profile: { a } })]).toEqual([
      a,
      judgeImported(condition, { profile: { a } }) === true,
    ]);
};

describe('toMongo', () => {
  it.each([...exact, ...exact.map(not), ...half])('writes %j exactly', (condition) => {
    expect(toMongo(condition).findings).toEqual([]);
    same(condition);
  });

  it.each(half.map(not))('says that null and missing are the same there, and writes %j for all others', (condition) => {
    const { query, findings } = toMongo(condition);
    const { condition: back } = fromMongo(query);

    expect(findings).toMatchObject([{ code: 'NULL_IS_MISSING' }]);
    for (const a of seen.filter((one) => one !== null && one !== undefined))
      expect([a, judgeImported(back, { profile: { a } })]).toEqual([
        a,
        judgeImported(condition, { profile: { a } }) === true,
      ]);
  });

  it('writes structure', () => {
    const [one, two] = [leaf('gt', { value: 1 }), leaf('lt', { value: 3 })];
    const of = [one, two];

    for (const node of [
      { kind: 'all', of },
      { kind: 'any', of },
      { kind: 'all', of: [] },
      { kind: 'any', of: [] },
    ] as unknown as readonly Node[])
      for (const condition of [
        node,
        not(node),
        { kind: 'isTrue', of: node } as Node,
        not({ kind: 'isTrue', of: node } as Node),
      ])
        same(condition);
    expect(toMongo({ kind: 'all', of } as Node).query).toEqual({
      $and: [{ a: { $type: 'number', $gt: 1 } }, { a: { $type: 'number', $lt: 3 } }],
    });
  });

  it('writes `some` where it does not matter that empty elements are left out', () => {
    const some = (of: Node): Node => leaf('some', { of });
    const inner = (kind: string, rest: object): Node => ({ kind, path: 'element', ...rest }) as Node;

    expect(toMongo(some(inner('gt', { value: 0 }))).query).toEqual({ a: { $elemMatch: { $type: 'number', $gt: 0 } } });
    same(some(inner('gt', { value: 0 })));
    same(some({ kind: 'gte', path: 'element.x', value: 1 } as Node));
    for (const of of [
      inner('gte', { value: 0 }),
      inner('eq', { value: null }),
      { kind: 'missing', path: 'element.x' } as Node,
    ])
      expect(toMongo(some(of)).findings).toMatchObject([{ code: 'NOT_EXPRESSIBLE' }]);
    expect(toMongo(not(some(inner('gt', { value: 0 })))).findings).toMatchObject([{ code: 'NOT_EXPRESSIBLE' }]);
  });

  const lost = [
    [leaf('version', { is: 'gt', value: '1.0.0' }), 'NOT_EXPRESSIBLE', ''],
    [{ kind: 'named', name: 'x' } as Node, 'NOT_EXPRESSIBLE', ''],
    [{ kind: 'all', of: [{ kind: 'eq', path: 'context.a', value: 1 }] } as Node, 'NAME_REFUSED', '/of/0'],
    [{ kind: 'eq', path: 'profile.$or', value: 1 } as Node, 'NAME_REFUSED', ''],
    [{ kind: 'compare', left: path, is: 'eq', right: 'profile.b' } as Node, 'NOT_EXPRESSIBLE', ''],
  ] as const;

  it.each(lost)('finds %j, and writes it as never true, negated or not', (condition, code, at) => {
    expect(toMongo(condition).findings).toMatchObject([{ code, path: at }]);
    for (const one of [condition, not(condition), not({ kind: 'isTrue', of: condition } as Node)])
      expect(judgeImported(fromMongo(toMongo(one).query).condition, { profile: { a: 1 } })).toBe(false);
  });

  it('never throws', () => {
    const ring: { kind: string; of?: unknown } = { kind: 'not' };
    ring.of = ring;

    for (const node of [ring, {}, { kind: 'all' }, { kind: 'all', of: [null] }, { kind: 'eq', path: 5 }, null])
      expect(toMongo(node as unknown as Node).query).toBeTypeOf('object');
  });

  it('takes names from options', () => {
    const name = (one: string): string | undefined => (one === path ? 'b.c' : undefined);

    expect(toMongo(leaf('eq', { value: 1 }), { name }).query).toEqual({ 'b.c': { $eq: 1 } });
  });
});
