import { expectTypeOf, it } from 'vitest';

import { gte, type Gte } from '../conditions/gte.ts';
import { absence, type Absence } from './absence.ts';
import { occurrence, type Occurrence } from './occurrence.ts';
import { sequence, type Sequence } from './sequence.ts';

it('makers of triggers keep event types and conditions', () => {
  expectTypeOf(occurrence('order')).toEqualTypeOf<Occurrence<'order', never>>();
  expectTypeOf(occurrence('order', gte('event.total', 1))).toEqualTypeOf<Occurrence<'order', Gte<'event.total'>>>();
  expectTypeOf(absence({ after: 'cart', of: 'order', for: 1 })).toEqualTypeOf<Absence<'cart', 'order', never>>();
  expectTypeOf(
    sequence({ first: { type: 'click', where: gte('event.n', 1) }, second: 'visit', within: 1 }),
  ).toEqualTypeOf<Sequence<'click', 'visit', Gte<'event.n'>>>();
});

it('a step needs its length of time', () => {
  // @ts-expect-error
  absence({ after: 'cart', of: 'order' });
  // @ts-expect-error
  sequence({ first: 'click', second: 'visit', within: '1h' });
});
