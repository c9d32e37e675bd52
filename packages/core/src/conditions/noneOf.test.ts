import { describe, expect, it } from 'vitest';

import { judge } from '../../test/judge.ts';
import type { Scalar } from '../shape/shape.ts';
import { noneOf } from './noneOf.ts';
import { oneOf } from './oneOf.ts';
import type { Truth } from './truth.ts';

const cases: readonly (readonly [seen: unknown, values: readonly Scalar[], ignoreCase: boolean, isNone: Truth])[] = [
  ['DE', ['DE', 'AT'], false, false],
  ['CH', ['DE', 'AT'], false, true],
  ['de', ['DE', 'AT'], false, true],
  ['de', ['DE', 'AT'], true, false],
  ['DE', ['de'], true, false],
  ['STRASSE', ['straße'], true, true],
  ['ÄRGER', ['ärger'], true, false],
  [1, ['1', true], true, true],
  [1, ['x', 1], true, false],
  ['DE', [], false, true],
  [{}, ['[object Object]'], true, true],
  [null, [null], true, false],
  [undefined, [], true, undefined],
];

describe('noneOf', () => {
  it.each(cases)('C3, C7 %j is none of %j, without case %s: %s', (seen, values, ignoreCase, isNone) => {
    expect(judge(noneOf('profile.x', values, { ignoreCase }), { profile: { x: seen } })).toBe(isNone);
  });

  it.each(cases)('C3, C7 %j is one of %j, without case %s: the contrary', (seen, values, ignoreCase, isNone) => {
    const contrary = isNone === undefined ? undefined : !isNone;

    expect(judge(oneOf('profile.x', values, { ignoreCase }), { profile: { x: seen } })).toBe(contrary);
  });

  it('C3 holds of long lists as well', () => {
    const many = Array.from({ length: 20 }, (_, i) => `Item ${i}`);

    expect(judge(oneOf('profile.x', many), { profile: { x: 'Item 19' } })).toBe(true);
    expect(judge(oneOf('profile.x', many), { profile: { x: 'item 19' } })).toBe(false);
    expect(judge(oneOf('profile.x', many, { ignoreCase: true }), { profile: { x: 'item 19' } })).toBe(true);
  });

  it('has ignoreCase in the node only where it is true', () => {
    expect(noneOf('profile.x', ['a'], { ignoreCase: false })).toEqual({
      kind: 'noneOf',
      path: 'profile.x',
      values: ['a'],
    });
  });
});
