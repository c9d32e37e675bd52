import { describe, expectTypeOf, it } from 'vitest';

import { all, type All } from './all.ts';
import { any, type Any } from './any.ts';
import type { Condition } from './condition.ts';
import { eq, type Eq } from './eq.ts';
import { exists, type Exists } from './exists.ts';
import { gte, type Gte } from './gte.ts';
import { lt, type Lt } from './lt.ts';
import { not, type Not } from './not.ts';
import { oneOf, type OneOf } from './oneOf.ts';

interface Known {
  readonly 'event.total': number;
  readonly 'profile.segment': 'new' | 'vip';
  readonly 'profile.tags': readonly string[];
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
});
