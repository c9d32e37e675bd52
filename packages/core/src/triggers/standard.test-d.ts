import { expectTypeOf, it } from 'vitest';

import { compare } from '../conditions/compare.ts';
import { gte, type Gte } from '../conditions/gte.ts';
import type { Trigger } from '../strategy/strategy.ts';
import { absence, type Absence } from './absence.ts';
import { drain, type Drain } from './drain.ts';
import { occurrence, type Occurrence } from './occurrence.ts';
import { onDate, type OnDate } from './onDate.ts';
import { pattern, type Pattern } from './pattern.ts';
import { absent, type Absent } from './pattern/absent.ts';
import { begin } from './pattern/begin.ts';
import { either } from './pattern/either.ts';
import { followedBy } from './pattern/followedBy.ts';
import { followedByAny } from './pattern/followedByAny.ts';
import { next } from './pattern/next.ts';
import type { PatternStep } from './pattern/patternStep.ts';
import { together } from './pattern/together.ts';
import { without, type Without } from './pattern/without.ts';
import { schedule, type Schedule } from './schedule.ts';
import { sequence, type Sequence } from './sequence.ts';

it('makers of triggers keep event types and conditions', () => {
  expectTypeOf(occurrence('order')).toEqualTypeOf<Occurrence<'order', never>>();
  expectTypeOf(occurrence('order', gte('event.total', 1))).toEqualTypeOf<Occurrence<'order', Gte<'event.total'>>>();
  expectTypeOf(absence({ after: 'cart', of: 'order', for: 1 })).toEqualTypeOf<Absence<'cart', 'order', never>>();
  expectTypeOf(
    sequence({ first: { type: 'click', where: gte('event.n', 1) }, second: 'visit', within: 1 }),
  ).toEqualTypeOf<Sequence<'click', 'visit', Gte<'event.n'>>>();
});

it('drain keeps the trigger that it drains', () => {
  const of = absence({ after: 'cart', of: 'order', for: 1 });
  expectTypeOf(drain(of, { as: 'left' })).toEqualTypeOf<Drain<Absence<'cart', 'order', never>, 'left'>>();
});

it('a step needs its length of time', () => {
  // @ts-expect-error
  absence({ after: 'cart', of: 'order' });
  // @ts-expect-error
  sequence({ first: 'click', second: 'visit', within: '1h' });
});

it('a pattern keeps its parts', () => {
  const tempted = pattern({
    steps: [begin('cart', 'cart'), followedBy('visit', { type: 'visit', where: gte('event.n', 1) })],
  });

  expectTypeOf(tempted).toExtend<Pattern<PatternStep<'cart' | 'visit', Gte<'event.n'>>>>();
  expectTypeOf(without('order')).toEqualTypeOf<Without<'order', never>>();
  expectTypeOf(absent('quiet', 'order', { for: 1 })).toEqualTypeOf<Absent<'order', never>>();
});

it('a pattern fits a domain', () => {
  type OfShop = Trigger<
    'cart' | 'visit',
    { readonly 'event.total': number; readonly [path: `steps.${string}`]: number }
  >;
  const cart = begin('cart', 'cart');

  expectTypeOf(
    pattern({
      steps: [
        cart,
        without('visit'),
        together(next('visit', 'visit'), followedByAny('again', { where: gte('event.total', 1) })),
      ],
      within: 5,
    }),
  ).toExtend<OfShop>();
  expectTypeOf(
    pattern({
      steps: [cart, followedBy('visit', { type: 'visit', where: compare('event.total', 'gt', 'steps.cart.total') })],
    }),
  ).toExtend<OfShop>();
  expectTypeOf(pattern({ steps: [cart, followedBy('order', 'order')] })).not.toExtend<OfShop>();
  expectTypeOf(
    pattern({ steps: [cart, followedBy('visit', { where: gte('event.price', 1) })] }),
  ).not.toExtend<OfShop>();
  expectTypeOf(pattern({ steps: [either(cart, [absent('quiet', 'order', { for: 5 })])] })).not.toExtend<OfShop>();
});

it('a while needs its length, and a skip its step', () => {
  // @ts-expect-error
  absent('quiet', 'order', {});
  // @ts-expect-error
  pattern({ steps: [begin('a', 'a')], skip: { to: 'first' } });
  // @ts-expect-error
  pattern({ steps: [begin('a', 'a')], skip: { to: 'somewhere' } });
});

it('makers of schedules keep the path', () => {
  expectTypeOf(schedule({ at: '09:00', on: ['mon'] })).toEqualTypeOf<Schedule>();
  expectTypeOf(onDate({ path: 'profile.renewal', before: 1 })).toEqualTypeOf<OnDate<'profile.renewal'>>();
  // @ts-expect-error
  schedule({ on: ['mon'] });
  // @ts-expect-error
  schedule({ at: '09:00', on: ['monday'] });
  // @ts-expect-error
  onDate({ before: 1 });
});
