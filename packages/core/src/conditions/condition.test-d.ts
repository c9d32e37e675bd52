import { describe, expectTypeOf, it } from 'vitest';

import { age } from '../terms/age.ts';
import { plus } from '../terms/plus.ts';
import { size } from '../terms/size.ts';
import { after } from './after.ts';
import { all, type All } from './all.ts';
import { any, type Any } from './any.ts';
import { between } from './between.ts';
import { compare } from './compare.ts';
import type { Condition } from './condition.ts';
import { contains } from './contains.ts';
import { containsAll } from './containsAll.ts';
import { containsAny } from './containsAny.ts';
import { custom } from './custom.ts';
import { dayOfWeek } from './dayOfWeek.ts';
import { endsWith } from './endsWith.ts';
import { eq, type Eq } from './eq.ts';
import { every } from './every.ts';
import { exists, type Exists } from './exists.ts';
import { gt } from './gt.ts';
import { gte, type Gte } from './gte.ts';
import { includes } from './includes.ts';
import { isTrue } from './isTrue.ts';
import { isType } from './isType.ts';
import { lt, type Lt } from './lt.ts';
import { lte } from './lte.ts';
import { matches } from './matches.ts';
import { missing } from './missing.ts';
import { named } from './named.ts';
import { ne } from './ne.ts';
import { none } from './none.ts';
import { noneOf } from './noneOf.ts';
import { not, type Not } from './not.ts';
import { oneOf, type OneOf } from './oneOf.ts';
import { some } from './some.ts';
import { startsWith } from './startsWith.ts';
import { timeOfDay } from './timeOfDay.ts';
import { version } from './version.ts';
import { within } from './within.ts';

interface Known {
  readonly 'event.total': number;
  readonly 'profile.segment': 'new' | 'vip';
  readonly 'profile.tags': readonly string[];
  readonly 'profile.since': Date;
  readonly 'event.items': readonly {
    readonly sku: 'a' | 'b';
    readonly qty: number;
    readonly tags: readonly string[];
  }[];
}
type Fitting = Condition<{ [Path in keyof Known]: Known[Path] }>;

describe('makers of conditions', () => {
  it('keep path and literal', () => {
    expectTypeOf(eq('profile.segment', 'vip')).toEqualTypeOf<Eq<'profile.segment', 'vip'>>();
    expectTypeOf(oneOf('profile.segment', ['vip', 'new'])).toEqualTypeOf<OneOf<'profile.segment', 'vip' | 'new'>>();
    expectTypeOf(gte('event.total', 50)).toEqualTypeOf<Gte<'event.total'>>();
    expectTypeOf(lt('event.total', 50)).toEqualTypeOf<Lt<'event.total'>>();
    expectTypeOf(exists('event.total')).toEqualTypeOf<Exists<'event.total'>>();
  });

  it('keep what they join', () => {
    expectTypeOf(not(exists('event.total'))).toEqualTypeOf<Not<Exists<'event.total'>>>();
    expectTypeOf(all(gte('event.total', 1), exists('now'))).toEqualTypeOf<All<Gte<'event.total'> | Exists<'now'>>>();
    expectTypeOf(any()).toEqualTypeOf<Any<never>>();
  });

  it('take scalars only', () => {
    // @ts-expect-error
    eq('profile.tags', ['a']);
    // @ts-expect-error
    gte('event.total', '50');
    // @ts-expect-error
    all('event.total');
  });
});

describe('Condition', () => {
  it('takes paths that exist, with an operator and a literal that fit', () => {
    expectTypeOf(all(gte('event.total', 50), not(eq('profile.segment', 'vip')))).toExtend<Fitting>();
    expectTypeOf(any(exists('profile.tags'), oneOf('profile.segment', ['new']))).toExtend<Fitting>();
  });

  it('takes no other', () => {
    expectTypeOf(eq('profile.segment', 'gold')).not.toExtend<Fitting>();
    expectTypeOf(gte('profile.segment', 1)).not.toExtend<Fitting>();
    expectTypeOf(exists('profile.nowhere')).not.toExtend<Fitting>();
    expectTypeOf(eq('profile.tags', 'a')).not.toExtend<Fitting>();
    expectTypeOf(all(not(any(eq('event.total', '50'))))).not.toExtend<Fitting>();
  });

  it('relates operators to types', () => {
    expectTypeOf(all(gt('event.total', 1), lte('event.total', 1), between('event.total', 1, 2))).toExtend<Fitting>();
    expectTypeOf(all(ne('profile.segment', 'vip'), noneOf('profile.segment', ['new']))).toExtend<Fitting>();
    expectTypeOf(all(startsWith('profile.segment', 'n'), endsWith('profile.segment', 'w'))).toExtend<Fitting>();
    expectTypeOf(all(includes('profile.segment', 'n', { ignoreCase: true }))).toExtend<Fitting>();
    expectTypeOf(all(matches('profile.segment', 'n'), version('profile.segment', 'lt', '1'))).toExtend<Fitting>();
    expectTypeOf(isTrue(all(missing('profile.tags'), isType('profile.tags', 'array')))).toExtend<Fitting>();
    expectTypeOf(all(within('profile.since', { last: 1 }), after('event.total', 1))).toExtend<Fitting>();
    expectTypeOf(all(dayOfWeek(['sat'], { path: 'profile.since' }), timeOfDay('08:00', '12:00'))).toExtend<Fitting>();
    expectTypeOf(all(custom('any', [1]), named('any'))).toExtend<Fitting>();

    expectTypeOf(between('profile.segment', 1, 2)).not.toExtend<Fitting>();
    expectTypeOf(startsWith('event.total', '1')).not.toExtend<Fitting>();
    expectTypeOf(matches('profile.tags', 'a')).not.toExtend<Fitting>();
    expectTypeOf(within('profile.tags', { last: 1 })).not.toExtend<Fitting>();
    expectTypeOf(dayOfWeek(['sat'], { path: 'profile.tags' })).not.toExtend<Fitting>();
    expectTypeOf(isTrue(ne('profile.segment', 'gold'))).not.toExtend<Fitting>();
    expectTypeOf(noneOf('profile.segment', ['gold'])).not.toExtend<Fitting>();
  });

  it('knows what is in a list', () => {
    expectTypeOf(all(contains('profile.tags', 'a'), containsAny('profile.tags', ['a']))).toExtend<Fitting>();
    expectTypeOf(some('profile.tags', startsWith('element', 'a'))).toExtend<Fitting>();
    expectTypeOf(every('event.items', all(eq('element.sku', 'a'), gt('event.total', 5)))).toExtend<Fitting>();
    expectTypeOf(none('event.items', some('element.tags', eq('element', 'a')))).toExtend<Fitting>();

    expectTypeOf(contains('profile.tags', 5)).not.toExtend<Fitting>();
    expectTypeOf(containsAll('profile.segment', ['new'])).not.toExtend<Fitting>();
    expectTypeOf(some('event.total', exists('element'))).not.toExtend<Fitting>();
    expectTypeOf(some('profile.tags', gt('element', 5))).not.toExtend<Fitting>();
    expectTypeOf(every('event.items', eq('element.sku', 'c'))).not.toExtend<Fitting>();
    expectTypeOf(every('event.items', not(exists('element.price')))).not.toExtend<Fitting>();
    expectTypeOf(none('event.items', some('element.tags', gt('element.qty', 5)))).not.toExtend<Fitting>();
    expectTypeOf(exists('element.sku')).not.toExtend<Fitting>();
  });

  it('looks into terms', () => {
    expectTypeOf(compare('event.total', 'gt', plus(5, 'event.total', size('profile.tags')))).toExtend<Fitting>();
    expectTypeOf(compare('profile.segment', 'ne', 'profile.segment')).toExtend<Fitting>();
    expectTypeOf(some('event.items', compare('element.qty', 'gt', 'event.total'))).toExtend<Fitting>();
    expectTypeOf(compare(age('profile.since', { in: 'days' }), 'lt', 3)).toExtend<Fitting>();

    expectTypeOf(compare('profile.segment', 'gt', 3)).not.toExtend<Fitting>();
    expectTypeOf(compare('event.total', 'gt', plus('profile.segment', 3))).not.toExtend<Fitting>();
    expectTypeOf(compare(size('event.total'), 'gt', 3)).not.toExtend<Fitting>();
    expectTypeOf(compare(age('profile.tags'), 'gt', 3)).not.toExtend<Fitting>();
    expectTypeOf(compare('event.nothing', 'eq', 3)).not.toExtend<Fitting>();
    // @ts-expect-error
    compare('event.total', 'above', 3);
  });

  it('takes everything where nothing is known', () => {
    expectTypeOf(all(eq('profile.a', 'x'), gte('event.b', 1), version('context.app', 'gt', '1'))).toExtend<Condition>();
    expectTypeOf(not(some('event.items', contains('element.tags', 'x')))).toExtend<Condition>();
    expectTypeOf(compare(plus('event.a', 1), 'gt', size('event.b'))).toExtend<Condition>();
    expectTypeOf(named('any')).toExtend<Condition>();
  });
});
