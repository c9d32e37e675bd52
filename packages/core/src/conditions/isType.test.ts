import { describe, expect, it } from 'vitest';

import { judge } from '../../test/judge.ts';
import { isType, type JsonType } from './isType.ts';

const TYPES: readonly JsonType[] = ['string', 'number', 'boolean', 'null', 'array', 'object'];

describe('isType', () => {
  it.each<[unknown, JsonType | undefined]>([
    ['', 'string'],
    [0, 'number'],
    [Number.NaN, 'number'],
    [Infinity, 'number'],
    [false, 'boolean'],
    [null, 'null'],
    [[], 'array'],
    [{}, 'object'],
    [new Date(0), 'object'],
    [5n, undefined],
  ])('C9 %s is of type %s and of no other', (x, type) => {
    expect(TYPES.filter((each) => judge(isType('profile.x', each), { profile: { x } }) === true)).toEqual(
      type === undefined ? [] : [type],
    );
  });

  it.each(TYPES)('C9 is unknown for %s where there is nothing', (type) => {
    expect(judge(isType('profile.x', type))).toBe(undefined);
  });
});
