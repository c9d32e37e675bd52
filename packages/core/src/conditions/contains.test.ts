import { describe, expect, it } from 'vitest';

import { judge } from '../../test/judge.ts';
import type { Node, Scalar } from '../shape/shape.ts';
import { contains } from './contains.ts';
import { containsAll } from './containsAll.ts';
import { containsAny } from './containsAny.ts';
import type { Truth } from './truth.ts';

const seeing = (condition: Node, x: unknown): Truth => judge(condition, { profile: { x } });

describe('contains', () => {
  it.each<[unknown, Scalar, Truth]>([
    [['a', 'b'], 'b', true],
    [['a', 'b'], 'B', false],
    [[1], '1', false],
    [[-0], 0, true],
    [[null], null, true],
    [[Number.NaN], 0, false],
    [[['a']], 'a', false],
    [[], 'a', false],
    ['abc', 'a', undefined],
    [{ a: 1 }, 'a', undefined],
    [null, null, undefined],
    [undefined, 'a', undefined],
  ])('C10 %j holds %j: %s', (list, value, truth) => {
    expect(seeing(contains('profile.x', value), list)).toBe(truth);
  });
});

describe('containsAny and containsAll', () => {
  it.each<[unknown, readonly Scalar[], Truth, Truth]>([
    [['a', 'b', 'c'], ['a', 'c'], true, true],
    [['a', 'b'], ['a', 'z'], true, false],
    [['a', 'b'], ['y', 'z'], false, false],
    [['a'], [], false, true],
    [[], [], false, true],
    [[], ['a'], false, false],
    [[0], [-0], true, true],
    [[null], [null, 'a'], true, false],
    ['abc', ['a'], undefined, undefined],
    ['abc', [], undefined, undefined],
    [undefined, [], undefined, undefined],
  ])('C10 %j and %j: any %s, all %s', (list, values, isAny, isAll) => {
    expect(seeing(containsAny('profile.x', values), list)).toBe(isAny);
    expect(seeing(containsAll('profile.x', values), list)).toBe(isAll);
  });

  const many = Array.from({ length: 1000 }, (_, i) => `v${i}`);

  it.each<[unknown, readonly Scalar[], Truth]>([
    [many, many, true],
    [[...many, 'x'], [...many].reverse(), true],
    [many, [...many, 'x'], false],
    [[...many, -0, null], [...many, 0, null], true],
    [[...many, '1'], [...many, 1], false],
    ['abc', many, undefined],
  ])('C10 holds of long lists as of short ones (%#)', (list, values, isAll) => {
    expect(seeing(containsAll('profile.x', values), list)).toBe(isAll);
  });

  it('C10 looks at each element once, however many values there are', () => {
    let looks = 0;
    const list = new Proxy(many, {
      get: (of, key) => {
        looks += typeof key === 'string' && /^\d/.test(key) ? 1 : 0;
        return Reflect.get(of, key) as unknown;
      },
    });

    expect(seeing(containsAll('profile.x', many), list)).toBe(true);
    expect(seeing(containsAny('profile.x', ['none', ...many.slice(-9)]), list)).toBe(true);
    expect(looks).toBeLessThanOrEqual(2000);
  });
});
