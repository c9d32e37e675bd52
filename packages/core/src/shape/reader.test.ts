import { describe, expect, it } from 'vitest';

import { ReadableVocabulary } from '../strategy/readableVocabulary.ts';
import { standardVocabulary } from '../strategy/standardVocabulary.ts';
import type { Bounds } from './bounds.ts';
import { BROKEN } from './broken.ts';
import { Reader } from './reader.ts';
import type { Shape } from './shape.ts';

const bounds: Bounds = { depth: 64, size: 1000, text: 100 };

/** What a reader makes of a value, and what it finds wrong. */
function read(value: unknown, shape: Shape, more: Partial<Bounds> = {}) {
  const reader = new Reader(new ReadableVocabulary(standardVocabulary), { ...bounds, ...more });
  const clean = reader.read(value, shape, '', 1);
  return {
    clean,
    faults: reader.faults.map(({ code, path }) => [code, path]),
    messages: reader.faults.map((f) => f.message),
  };
}

const text: Shape = { is: 'text' };
const anything: Shape = { is: 'record', of: { is: 'json' } };
const condition: Shape = { is: 'node', family: 'condition' };
const pair: Shape = { is: 'object', fields: { required: { 'a/b': text }, optional: { n: { is: 'number', min: 0 } } } };

describe('Reader', () => {
  it.each<[Shape, unknown]>([
    [text, ''],
    [{ is: 'path' }, 'event.total'],
    [{ is: 'timeOfDay' }, '08:00'],
    [{ is: 'zone' }, 'Europe/Berlin'],
    [{ is: 'number' }, -0.5],
    [{ is: 'number', min: 0, max: 1 }, 1],
    [{ is: 'number', above: 0, whole: true }, 3],
    [{ is: 'scalar' }, null],
    [{ is: 'json' }, { a: [1, { b: null }], c: 'x' }],
    [{ is: 'list', of: text, min: 1, max: 1 }, ['a']],
    [{ is: 'record', of: text }, { a: 'b' }],
    [pair, { 'a/b': 'x', n: 1 }],
    [condition, { kind: 'not', of: { kind: 'exists', path: 'event.total' } }],
    [{ is: 'true' }, true],
    [{ is: 'oneOf', of: ['a', 'b'] }, 'b'],
    [{ is: 'term' }, 'event.total'],
    [{ is: 'term' }, -1.5],
    [{ is: 'term' }, { kind: 'plus', of: ['now', 1, { kind: 'size', path: 'event.x' }] }],
    [
      condition,
      {
        kind: 'some',
        path: 'event.items',
        of: { kind: 'every', path: 'element.tags', of: { kind: 'eq', path: 'element', value: 'a' } },
      },
    ],
    [
      condition,
      {
        kind: 'none',
        path: 'event.items',
        of: { kind: 'compare', left: 'element.a', is: 'lt', right: { kind: 'size', path: 'element.b' } },
      },
    ],
  ])('reads %j', (shape, value) => {
    const { clean, faults } = read(value, shape);

    expect(faults).toEqual([]);
    expect(clean).toEqual(value);
  });

  it.each<[Shape, unknown, readonly (readonly [string, string])[]]>([
    [text, 5, [['TYPE_MISMATCH', '']]],
    [text, 'x'.repeat(101), [['VALUE_OUT_OF_RANGE', '']]],
    [{ is: 'path' }, 'event', [['PATH_INVALID', '']]],
    [{ is: 'path' }, 'element', [['PATH_INVALID', '']]],
    [condition, { kind: 'exists', path: 'element.x' }, [['PATH_INVALID', '/path']]],
    [
      condition,
      { kind: 'some', path: 'element', of: { kind: 'exists', path: 'element' } },
      [['PATH_INVALID', '/path']],
    ],
    [
      condition,
      {
        kind: 'all',
        of: [
          { kind: 'some', path: 'event.x', of: { kind: 'exists', path: 'element' } },
          { kind: 'some', path: 'event.x', of: { kind: 'nope' } },
          { kind: 'exists', path: 'element' },
        ],
      },
      [
        ['KIND_UNKNOWN', '/of/1/of/kind'],
        ['PATH_INVALID', '/of/2/path'],
      ],
    ],
    [{ is: 'true' }, false, [['TYPE_MISMATCH', '']]],
    [{ is: 'oneOf', of: ['a', 'b'] }, 'c', [['VALUE_OUT_OF_RANGE', '']]],
    [{ is: 'oneOf', of: ['a', 'b'] }, 0, [['TYPE_MISMATCH', '']]],
    [{ is: 'term' }, 'total', [['PATH_INVALID', '']]],
    [{ is: 'term' }, Infinity, [['TYPE_MISMATCH', '']]],
    [{ is: 'term' }, null, [['TYPE_MISMATCH', '']]],
    [{ is: 'term' }, { kind: 'exists', path: 'now' }, [['KIND_UNKNOWN', '/kind']]],
    [{ is: 'path' }, `event.${'x'.repeat(300)}`, [['PATH_INVALID', '']]],
    [{ is: 'path' }, 5, [['PATH_INVALID', '']]],
    [{ is: 'timeOfDay' }, '8:00', [['TIME_INVALID', '']]],
    [{ is: 'zone' }, 'Europe/Nowhere', [['ZONE_INVALID', '']]],
    [{ is: 'number' }, '5', [['TYPE_MISMATCH', '']]],
    [{ is: 'number' }, Number.NaN, [['TYPE_MISMATCH', '']]],
    [{ is: 'number' }, Symbol('5'), [['TYPE_MISMATCH', '']]],
    [{ is: 'number', min: 0 }, -1, [['VALUE_OUT_OF_RANGE', '']]],
    [{ is: 'number', above: 0 }, 0, [['VALUE_OUT_OF_RANGE', '']]],
    [{ is: 'number', max: 1 }, 1.1, [['VALUE_OUT_OF_RANGE', '']]],
    [{ is: 'number', whole: true }, 1.5, [['VALUE_OUT_OF_RANGE', '']]],
    [{ is: 'scalar' }, {}, [['TYPE_MISMATCH', '']]],
    [{ is: 'scalar' }, Infinity, [['TYPE_MISMATCH', '']]],
    [{ is: 'json' }, { a: [() => 1] }, [['TYPE_MISMATCH', '/a/0']]],
    [{ is: 'json' }, { a: Number.NaN }, [['TYPE_MISMATCH', '/a']]],
    [{ is: 'list', of: text }, {}, [['TYPE_MISMATCH', '']]],
    [{ is: 'list', of: text, min: 2 }, ['a'], [['VALUE_OUT_OF_RANGE', '']]],
    [
      { is: 'list', of: text },
      ['a', 1, 'b', 2],
      [
        ['TYPE_MISMATCH', '/1'],
        ['TYPE_MISMATCH', '/3'],
      ],
    ],
    [{ is: 'list', of: text }, [, 'a'], [['TYPE_MISMATCH', '/0']]], // eslint-disable-line no-sparse-arrays
    [{ is: 'record', of: text }, [], [['TYPE_MISMATCH', '']]],
    [{ is: 'record', of: text }, { 'a/b~c': 1 }, [['TYPE_MISMATCH', '/a~1b~0c']]],
    [{ is: 'list', of: text, max: 1 }, ['a', 1, 2], [['VALUE_OUT_OF_RANGE', '']]],
    [pair, null, [['TYPE_MISMATCH', '']]],
    [pair, { 'a/b': 'x', m: 1 }, [['FIELD_UNKNOWN', '/m']]],
    [pair, {}, [['FIELD_MISSING', '/a~1b']]],
    [pair, { 'a/b': undefined }, [['FIELD_MISSING', '/a~1b']]],
    [
      pair,
      { m: 1, n: -1 },
      [
        ['FIELD_UNKNOWN', '/m'],
        ['VALUE_OUT_OF_RANGE', '/n'],
        ['FIELD_MISSING', '/a~1b'],
      ],
    ],
    [pair, Object.create({ 'a/b': 'x' }), [['FIELD_MISSING', '/a~1b']]],
    [condition, 'exists', [['TYPE_MISMATCH', '']]],
    [condition, {}, [['KIND_UNKNOWN', '/kind']]],
    [condition, { kind: 'exist', path: 'event.x' }, [['KIND_UNKNOWN', '/kind']]],
    [condition, { kind: 'cap', atMost: 1, per: 1 }, [['KIND_UNKNOWN', '/kind']]],
    [condition, { kind: 'toString' }, [['KIND_UNKNOWN', '/kind']]],
    [condition, Object.create({ kind: 'exists', path: 'event.x' }), [['KIND_UNKNOWN', '/kind']]],
    [condition, { kind: 'not', of: { kind: 'any', of: [{ kind: 'nope' }] } }, [['KIND_UNKNOWN', '/of/of/0/kind']]],
  ])('refuses as %j what is %j', (shape, value, faults) => {
    expect(read(value, shape).faults).toEqual(faults);
  });

  it('says what it expected, what it found and what there is', () => {
    expect(read('5', { is: 'number', min: 0, max: 1 }).messages).toEqual([
      'expected a finite number of at least 0 and of at most 1, found "5"',
    ]);
    expect(read({ kind: 'exist' }, condition).messages).toEqual([
      'expected a condition: all, any, not, isTrue, eq, ne, gt, gte, lt, lte, between, oneOf, noneOf, startsWith, endsWith, includes, matches, exists, missing, isType, contains, containsAny, containsAll, some, every, none, before, after, within, dayOfWeek, timeOfDay, version, compare, named, custom, found "exist"',
    ]);
    expect(read({ x: 1 }, pair).messages[0]).toBe('expected one of a/b, n, found "x"');
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__'])(
    'takes no entry called %s, which objects have by birth',
    (name) => {
      const value: unknown = JSON.parse(`{ "a": 1, ${JSON.stringify(name)}: { "polluted": true } }`);
      const { clean, faults } = read(value, anything);

      expect(faults).toEqual([['KEY_FORBIDDEN', `/${name}`]]);
      expect(Object.keys(clean as object)).toEqual(['a']);
      expect(Object.getPrototypeOf(clean)).toBe(Object.prototype);
      expect((clean as { polluted?: unknown }).polluted).toBe(undefined);
    },
  );

  it('takes no field __proto__ either', () => {
    expect(read(JSON.parse('{ "a/b": "x", "__proto__": {} }'), pair).faults).toEqual([['FIELD_UNKNOWN', '/__proto__']]);
  });

  it('copies: what is changed afterwards is not changed here', () => {
    const value = { a: [1] };
    const { clean } = read(value, anything);
    value.a.push(2);

    expect(clean).toEqual({ a: [1] });
  });

  it('stops at its depth', () => {
    expect(read([[['x']]], { is: 'json' }, { depth: 4 }).faults).toEqual([]);
    expect(read([[['x']]], { is: 'json' }, { depth: 3 }).faults).toEqual([['TOO_DEEP', '/0/0/0']]);
  });

  it('sees at once that something holds itself, however often', () => {
    const cyclic: Record<string, unknown> = { twice: { x: 1 } };
    Object.assign(cyclic, { self: cyclic, list: [cyclic, cyclic] });
    Object.assign(cyclic, { again: [cyclic['list']], also: cyclic['twice'], twice: cyclic['twice'] });

    expect(read(cyclic, { is: 'json' })).toMatchObject({
      faults: [
        ['TYPE_MISMATCH', '/self'],
        ['TYPE_MISMATCH', '/list/0'],
        ['TYPE_MISMATCH', '/list/1'],
        ['TYPE_MISMATCH', '/again/0/0'],
        ['TYPE_MISMATCH', '/again/0/1'],
      ],
      clean: { twice: { x: 1 }, also: { x: 1 } },
    });
    expect(read(cyclic, { is: 'json' }).messages[0]).toBe('expected an object, found what holds it');
    const list: unknown[] = [];
    list.push(list);
    expect(read(list, { is: 'json' }).messages).toEqual(['expected a list, found what holds it']);
    const not: Record<string, unknown> = { kind: 'not' };
    not['of'] = not;
    expect(read(not, condition).faults).toEqual([['TYPE_MISMATCH', '/of']]);
  });

  it('goes no further than its size where a list is full of holes', () => {
    const holes = Object.assign([], { length: 2 ** 32 - 1 });

    expect(read(holes, { is: 'list', of: condition }, { size: 3 }).faults).toEqual([
      ['TYPE_MISMATCH', '/0'],
      ['TYPE_MISMATCH', '/1'],
      ['TOO_LARGE', '/2'],
    ]);
  });

  it('looks no further where there are as many faults as it keeps', () => {
    let looks = 0;
    const value = {
      get kind(): string {
        looks += 1;
        return 'nope';
      },
    };

    read(Array(5000).fill(value), { is: 'list', of: condition }, { size: 10_000 });
    expect(looks).toBe(1000);
  });

  it('stops at its size, and says so once', () => {
    expect(read([1, 2, 3], { is: 'json' }, { size: 4 }).faults).toEqual([]);
    expect(read([1, 2, 3, 4, 5], { is: 'json' }, { size: 4 }).faults).toEqual([['TOO_LARGE', '/3']]);
  });

  it('stops at its size also where objects are held many times', () => {
    let list: unknown[] = [1];
    for (let i = 0; i < 40; i += 1) list = [list, list, list];
    const { faults } = read(list, { is: 'json' });

    expect(faults.filter(([code]) => code === 'TOO_LARGE')).toHaveLength(1);
  });

  it('keeps a thousand faults', () => {
    expect(read(Array(5000).fill(1), { is: 'list', of: text }, { size: 10_000 }).faults).toHaveLength(1000);
  });

  it('puts something neutral where a node is broken, so that what is beside it is still looked at', () => {
    const { clean, faults } = read({ kind: 'all', of: [{ kind: 'nope' }, { kind: 'exists', path: 'x' }] }, condition);

    expect(clean).toEqual({ kind: 'all', of: [BROKEN, BROKEN] });
    expect(faults).toEqual([
      ['KIND_UNKNOWN', '/of/0/kind'],
      ['PATH_INVALID', '/of/1/path'],
    ]);
  });
});
