import { runInNewContext } from 'node:vm';

import { describe, expect, it } from 'vitest';

import type { Fault } from '../errors/fault.ts';
import { copyJson } from './copyJson.ts';

function copied(source: unknown) {
  const faults: Fault[] = [];
  const copy = copyJson(source, '/at', faults);
  return { copy, faults: faults.map(({ code, path }) => `${code} ${path}`) };
}

const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);

describe('copies', () => {
  it.each([
    null,
    true,
    0,
    -1.5,
    '',
    'text',
    [],
    {},
    { a: [1, { b: null }], 'c/d': '~' },
    nested(64),
    ['x'.repeat(65_536)],
    Array(9_999).fill(0),
  ])('E8 JSON: %#', (source) => {
    const { copy, faults } = copied(source);
    expect(faults).toEqual([]);
    expect(copy).toEqual(source);
    if (typeof source === 'object' && source !== null) expect(copy).not.toBe(source);
  });

  it('E8 own properties, and none that is undefined', () => {
    const source = Object.assign(Object.create({ inherited: 1 }, { hidden: { value: 2 } }) as object, { own: 3 });
    expect(copied(Object.setPrototypeOf({ ...source, nothing: undefined }, null)).copy).toEqual({ own: 3 });
    expect(copied(source).copy).toBeUndefined();
  });

  it('E8 objects of another realm', () => {
    expect(copied(runInNewContext('({ a: [1], b: {} })'))).toEqual({ copy: { a: [1], b: {} }, faults: [] });
  });
});

describe('refuses', () => {
  const cyclic: { self?: unknown } = {};
  cyclic.self = cyclic;

  it.each<[what: string, source: unknown, faults: readonly string[]]>([
    ['what is no JSON', undefined, ['TYPE_MISMATCH /at']],
    ['functions', { a: () => 1 }, ['TYPE_MISMATCH /at/a']],
    ['numbers that are none', [Number.NaN, Infinity, 1], ['TYPE_MISMATCH /at/0', 'TYPE_MISMATCH /at/1']],
    ['big numbers and symbols', { a: 5n, b: Symbol('s') }, ['TYPE_MISMATCH /at/a', 'TYPE_MISMATCH /at/b']],
    ['holes', Array(2), ['TYPE_MISMATCH /at/0', 'TYPE_MISMATCH /at/1']],
    ['dates, whose time would be lost', { at: new Date(0) }, ['TYPE_MISMATCH /at/at']],
    ['maps', new Map([[1, 2]]), ['TYPE_MISMATCH /at']],
    [
      'names by birth',
      JSON.parse('{"a":{"__proto__":{"x":1}},"constructor":1}'),
      ['KEY_FORBIDDEN /at/a/__proto__', 'KEY_FORBIDDEN /at/constructor'],
    ],
    ['one level too many', nested(65), [`TOO_DEEP /at${'/0'.repeat(64)}`]],
    ['one value too many', Array(10_000).fill(0), ['TOO_LARGE /at/9999']],
    ['one letter too many', { a: 'x'.repeat(65_535), b: 1 }, ['TOO_LARGE /at/b']],
    ['long names', { ['x'.repeat(65_537)]: 1 }, [`TOO_LARGE /at/${'x'.repeat(65_537)}`]],
    ['a cycle', cyclic, [`TOO_DEEP /at${'/self'.repeat(64)}`]],
  ])('E8 %s', (_, source, faults) => {
    expect(copied(source).faults).toEqual(faults);
  });

  it('E8 what grows without end, soon', () => {
    const all = Array(100).fill(0);
    let wide: unknown = all;
    for (let i = 0; i < 40; i++) wide = [wide, wide, wide, wide];
    expect(copied(wide).faults).toEqual([expect.stringMatching(/^TOO_LARGE/)]);
    expect(copied(Array(2 ** 32 - 1)).faults).toHaveLength(100);
  });
});
