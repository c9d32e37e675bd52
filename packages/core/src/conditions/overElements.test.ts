import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { judge } from '../../test/judge.ts';
import { moment } from '../../test/moment.ts';
import type { Node } from '../shape/shape.ts';
import { all } from './all.ts';
import { blameOf } from './blameOf.ts';
import { compare } from './compare.ts';
import { contains } from './contains.ts';
import { custom } from './custom.ts';
import { eq } from './eq.ts';
import { every } from './every.ts';
import { exists } from './exists.ts';
import { gt } from './gt.ts';
import { gte } from './gte.ts';
import { named } from './named.ts';
import { none } from './none.ts';
import { some } from './some.ts';
import type { Truth } from './truth.ts';

const seeing = (condition: Node, x: unknown): Truth => judge(condition, { profile: { x, limit: 5 } });
const large = gte('element', 5);

describe('some, every and none', () => {
  it.each<[unknown, Truth, Truth, Truth]>([
    [[], false, true, true],
    [[5], true, true, false],
    [[1, 9], true, false, false],
    [[1, 2], false, false, true],
    [['x', 9], true, undefined, false],
    [['x', 1], undefined, false, undefined],
    [['x', 9, 1], true, false, false],
    [['x'], undefined, undefined, undefined],
    [[undefined, 9], true, undefined, false],
    ['59', undefined, undefined, undefined],
    [{ 0: 9 }, undefined, undefined, undefined],
    [undefined, undefined, undefined, undefined],
  ])('C11 of %j: %s, %s, %s', (list, isSome, isEvery, isNone) => {
    expect(seeing(some('profile.x', large), list)).toBe(isSome);
    expect(seeing(every('profile.x', large), list)).toBe(isEvery);
    expect(seeing(none('profile.x', large), list)).toBe(isNone);
  });

  it('C11 see what is in an element, and everything else', () => {
    const cart = [
      { sku: 'a', qty: 2 },
      { sku: 'b', qty: 7 },
    ];

    expect(seeing(some('profile.x', all(eq('element.sku', 'b'), gt('element.qty', 5))), cart)).toBe(true);
    expect(seeing(some('profile.x', all(eq('element.sku', 'a'), gt('element.qty', 5))), cart)).toBe(false);
    expect(seeing(some('profile.x', compare('element.qty', 'gt', 'profile.limit')), cart)).toBe(true);
    expect(seeing(every('profile.x', eq('now', 0)), cart)).toBe(true);
    expect(seeing(every('profile.x', exists('element.nothing')), cart)).toBe(false);
    expect(seeing(every('profile.x', exists('element.toString')), cart)).toBe(false);
  });

  it('C11 stand in one another: the inner element hides the outer one', () => {
    const carts = [
      { tags: ['a'], sizes: [1] },
      { tags: ['b', 'c'], sizes: [1, 9] },
    ];

    expect(seeing(some('profile.x', some('element.tags', eq('element', 'c'))), carts)).toBe(true);
    expect(seeing(every('profile.x', some('element.tags', eq('element', 'c'))), carts)).toBe(false);
    expect(seeing(some('profile.x', all(contains('element.tags', 'b'), some('element.sizes', large))), carts)).toBe(
      true,
    );
    expect(seeing(some('profile.x', all(some('element.sizes', large), contains('element.tags', 'a'))), carts)).toBe(
      false,
    );
    expect(seeing(some('profile.x', some('element.sizes', compare('element', 'gt', 'profile.limit'))), carts)).toBe(
      true,
    );
  });

  it('C11, C18, C19 conditions by name and code see the moment without the element', () => {
    const build = builder(
      { conditions: { rich: all(gte('profile.limit', 5), custom('seesNothing')) } },
      {},
      { seesNothing: (at) => !('element' in at) && at.profile['limit'] === 5 },
    );
    const condition = build.condition(every('profile.x', all(named('rich'), custom('seesNothing'))), '');
    const nested = build.condition(some('profile.x', some('element', all(named('rich'), custom('seesNothing')))), '');

    expect(condition.test(moment({ profile: { x: [1, 2], limit: 5 } }))).toBe(true);
    expect(condition.test(moment({ profile: { x: [1, 2], limit: 4 } }))).toBe(false);
    expect(nested.test(moment({ profile: { x: [[1], [2]], limit: 5 } }))).toBe(true);
  });

  it('says what is needed of an element', () => {
    const condition = builder().condition(every('profile.x', large), '/when');

    expect(blameOf(condition, moment({ profile: { x: [1, 9] } }))).toEqual({
      clause: '/when',
      path: 'profile.x',
      seen: [1, 9],
      needed: { every: { gte: 5 } },
    });
    expect(blameOf(builder().condition(some('profile.x', all()), '/when'), moment())).toEqual({
      clause: '/when',
      path: 'profile.x',
      seen: undefined,
      needed: { some: true },
    });
  });
});
