import { describe, expect, it } from 'vitest';

import { judgeImported } from '../../../test/judgeImported.ts';
import { fromMongo, type MongoOptions } from './fromMongo.ts';

const judge = (query: unknown, profile: Record<string, unknown>, options?: MongoOptions): unknown =>
  judgeImported(fromMongo(query, options).condition, { profile });

describe('fromMongo', () => {
  it.each([
    // Values are compared as JavaScript converts them.
    [{ a: '1' }, { a: 1 }, true],
    [{ a: 'null' }, {}, true],
    [{ a: 'true' }, { a: true }, true],
    [{ a: 'x' }, { a: ['x'] }, true],
    [{ a: '' }, { a: [] }, true],
    [{ a: 5 }, { a: ' 5.0 ' }, true],
    [{ a: 0 }, {}, true],
    [{ a: 0 }, { a: '' }, true],
    [{ a: 1 }, { a: true }, true],
    [{ a: true }, { a: 'no' }, true],
    [{ a: true }, { a: [] }, true],
    [{ a: false }, { a: 0 }, true],
    [{ a: false }, {}, false],
    [{ a: null }, { a: null }, true],
    [{ a: null }, { a: 0 }, false],
    // Operators are strict, orders are not.
    [{ a: { $eq: 1 } }, { a: '1' }, false],
    [{ a: { $eq: null } }, {}, true],
    [{ a: { $ne: 1 } }, {}, true],
    [{ a: { $ne: [1] } }, { a: [1] }, true],
    [{ a: { $gt: -1 } }, {}, true],
    [{ a: { $gt: 5 } }, { a: '10' }, true],
    [{ a: { $gt: '5' } }, { a: '10' }, false],
    [{ a: { $gt: '5' } }, { a: 10 }, true],
    [{ a: { $gt: 'a' } }, { a: 10 }, false],
    [{ a: { $lt: 'b' } }, { a: 'a' }, true],
    [{ a: { $lte: 'a' } }, { a: 'a' }, true],
    [{ a: { $lt: 'a' } }, { a: '' }, true],
    [{ a: { $gte: 1 } }, { a: true }, true],
    [{ a: { $lt: 0.5 } }, { a: '.25' }, true],
    [{ a: { $lt: -2 } }, { a: '-10.5' }, true],
    [{ a: { $gt: null } }, { a: 1 }, true],
    // Lists
    [{ a: { $in: [null, 1] } }, {}, true],
    [{ a: { $in: [] } }, { a: 1 }, false],
    [{ a: { $nin: [] } }, {}, true],
    [{ a: { $nin: 1 } }, { a: 2 }, false],
    [{ a: { $ini: ['X', 1] } }, { a: [1] }, true],
    [{ a: { $all: [] } }, { a: [] }, true],
    [{ a: { $all: [1] } }, { a: ['1'] }, true],
    [{ a: { $all: [{ $gt: 1 }] } }, { a: [0, 2] }, true],
    [{ a: { $alli: ['TRUE'] } }, { a: [true] }, true],
    [{ a: { $size: { $in: [1, 2] } } }, { a: [0, 0] }, true],
    [{ a: { $size: '2' } }, { a: [0, 0] }, true],
    [{ a: { $size: { $not: { $lt: 2 } } } }, { a: [0] }, false],
    [{ a: { $size: false } }, { a: [] }, true],
    [{ a: { $elemMatch: { $lt: 1 } } }, { a: [0] }, false],
    [{ a: { $elemMatch: 1 } }, { a: [2] }, true],
    [{ a: { $elemMatch: { 'b.c': { $exists: false } } } }, { a: [{ b: 1 }] }, true],
    [{ a: { $elemMatch: { b: { $elemMatch: { c: 1 } } } } }, { a: [{ b: [{ c: 1 }] }] }, true],
    [{ a: [1, null, ['x']] }, { a: [1, null, ['x']] }, true],
    [{ a: [] }, { a: {} }, false],
    [{ a: {} }, { a: {} }, true],
    [{ a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } }, false],
    [{ a: { $gt: 1, b: 2 } }, { a: { $gt: 1, b: 2 } }, true],
    // Types and patterns
    [{ a: { $type: 'null' } }, {}, true],
    [{ a: { $type: 'undefined' } }, {}, false],
    [{ a: { $exists: 0 } }, { a: null }, true],
    [{ a: { $regex: '^n' } }, {}, true],
    [{ a: { $regex: 'a/b' } }, { a: 'a/b' }, true],
    [{ a: { $regex: '(' } }, { a: '(' }, false],
    [{ a: { $notRegex: '(' } }, { a: '(' }, false],
    [{ a: { $notRegex: 'b' } }, { a: 'a' }, true],
    [{ a: { $notRegexi: 'B' } }, { a: 'b' }, false],
    // Versions
    [{ a: { $veq: '1.2.3' } }, { a: 'v1-2-3+x' }, true],
    [{ a: { $vgt: '1.2.3-beta' } }, { a: '1.2.3' }, true],
    [{ a: { $vlt: '0.1' } }, {}, true],
    [{ a: { $vgte: '10' } }, { a: '9.9' }, false],
    [{ a: { $vne: '1' } }, { a: 1 }, false],
    // Structure
    [{ $or: [] }, {}, true],
    [{ $nor: [] }, {}, false],
    [{ $and: [] }, {}, true],
    [{ $not: {} }, {}, false],
    [{ $not: { a: { $gt: 1 } } }, { a: 'x' }, true],
    [{ 'list.1.x': 2 }, { list: [{ x: 1 }, { x: 2 }] }, true],
  ])('%j of %j is %s', (query, profile, expected) => {
    expect(judge(query, profile)).toBe(expected);
  });

  it('reads groups, and takes those that are not given as empty', () => {
    const groups = { team: ['ada', 1] };

    expect(judge({ id: { $inGroup: 'team' } }, { id: 'ada' }, { groups })).toBe(true);
    expect(judge({ id: { $notInGroup: 'other' } }, { id: 'ada' }, { groups })).toBe(true);
    expect(fromMongo({ id: { $inGroup: 'toString' } }, { groups }).findings).toMatchObject([
      { path: '/id/$inGroup', code: 'REFERENCE_UNKNOWN' },
    ]);
  });

  it.each([
    [{ a: { $foo: 1 } }, 'OPERATOR_UNKNOWN', '/a/$foo'],
    [{ a: { $regex: '(?=a)' } }, 'PATTERN_REFUSED', '/a/$regex'],
    [{ '': 1 }, 'NAME_REFUSED', '/'],
    [{ 'a/b': { __proto__: null, c: 1 }, 'a.__proto__': 1 }, 'NAME_REFUSED', '/a.__proto__'],
    [{ $or: 1 }, 'FORM_INVALID', '/$or'],
    [[], 'FORM_INVALID', ''],
    [{ a: { $elemMatch: null } }, 'FORM_INVALID', '/a/$elemMatch'],
    [{ a: { $size: { $regex: '1' } } }, 'OPERATOR_UNKNOWN', '/a/$size/$regex'],
    [{ a: { b: 1 } }, 'NEEDS_BINDING', '/a'],
  ])('finds %j', (query, code, path) => {
    expect(fromMongo(query).findings).toContainEqual(expect.objectContaining({ code, path }));
  });

  it.each([{ a: { $regex: '(?=a)' } }, { '': 1 }, { $or: 1 }])('never lets %j be true, negated or not', (lost) => {
    const never = [lost, { $not: lost }, { $nor: [lost] }, { $not: { $nor: [lost] } }, { $not: { $and: [{}, lost] } }];

    expect(never.map((query) => judge(query, { a: 'a' }))).toEqual([false, false, false, false, false]);
    expect(judge({ $not: { $and: [{ a: 'b' }, lost] } }, { a: 'a' })).toBe(true);
  });

  it('stops where a query is too deep, too large or holds itself', () => {
    const ring: Record<string, unknown> = {};
    ring['$and'] = [ring, ring];
    const deep = Array.from({ length: 5000 }).reduce<object>((inner) => ({ $not: inner }), {});

    for (const query of [ring, deep, { $not: ring }]) {
      expect(fromMongo(query).findings).toMatchObject([{ code: 'TOO_LARGE' }]);
      expect(judge(query, {})).toBe(false);
    }
  });

  it('leaves conversions out where it is told to', () => {
    const plain: MongoOptions = { conversions: 'none' };

    expect(fromMongo({ a: 1, b: { $gt: 'x' }, c: { $veq: '1.2.3' } }, plain).condition).toMatchObject({
      of: { of: [{ kind: 'eq' }, { kind: 'matches' }, { kind: 'version' }] },
    });
    expect([{ a: '1' }, {}, { a: true }].map((profile) => judge({ a: 1 }, profile, plain))).toEqual([
      false,
      false,
      false,
    ]);
    expect(judge({ a: { $regex: 'n' } }, {}, plain)).toBe(false);
  });

  it('asks for the path of each name', () => {
    const path = (name: string): string => `context.${name}`;

    expect(fromMongo({ a: null }, { path }).condition).toMatchObject({ of: { of: [{ path: 'context.a' }, {}] } });
    expect(fromMongo({ a: 1 }, { path: () => 'nowhere' }).findings).toMatchObject([{ code: 'NAME_REFUSED' }]);
    expect(
      fromMongo(
        { a: 1 },
        {
          path: () => {
            throw new Error('no');
          },
        },
      ).findings,
    ).toMatchObject([{ code: 'NAME_REFUSED' }]);
  });
});
