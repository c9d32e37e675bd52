import { expectTypeOf, it } from 'vitest';

import { gte, type Gte } from '../conditions/gte.ts';
import { absence, type Absence } from './absence.ts';
import { drain, type Drain } from './drain.ts';
import { occurrence, type Occurrence } from './occurrence.ts';
import { onDate, type OnDate } from './onDate.ts';
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
