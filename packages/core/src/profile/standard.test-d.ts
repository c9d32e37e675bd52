import { expectTypeOf, it } from 'vitest';

import { eq } from '../conditions/eq.ts';
import { gte } from '../conditions/gte.ts';
import type { Aggregate, AttributesOf } from '../strategy/domain.ts';
import { count, type Count } from './count.ts';
import { decayed } from './decayed.ts';
import { distinct } from './distinct.ts';
import { first } from './first.ts';
import { latest, type Latest } from './latest.ts';
import { mean } from './mean.ts';
import { rate } from './rate.ts';
import { sum, type Sum } from './sum.ts';
import { top } from './top.ts';

interface Shop {
  events: { order: { total: number; note: string }; view: { product: string } };
  profile: object;
}

it('makers of aggregates keep type and property', () => {
  expectTypeOf(count('order')).toEqualTypeOf<Count<'order', never>>();
  expectTypeOf(count('order', { per: 1 })).toEqualTypeOf<Count<'order', never>>();
  expectTypeOf(sum('order', 'total')).toEqualTypeOf<Sum<'order', 'total', never>>();
  expectTypeOf(latest('view', 'product')).toEqualTypeOf<Latest<'view', 'product', never>>();
});

it('an aggregate of a domain names a type and a property of that type', () => {
  expectTypeOf(count('order')).toExtend<Aggregate<Shop>>();
  expectTypeOf(latest('view', 'product')).toExtend<Aggregate<Shop>>();
  expectTypeOf(count('buy')).not.toExtend<Aggregate<Shop>>();
  expectTypeOf(latest('view', 'total')).not.toExtend<Aggregate<Shop>>();
});

it('a window is a number of milliseconds', () => {
  // @ts-expect-error
  count('order', { per: '7d' });
  // @ts-expect-error
  sum('order', 'total', 7);
});

it('an aggregate has one window', () => {
  count('order', { calendar: 'week', zone: 'Europe/Berlin' });
  count('order', { session: 1 });
  // @ts-expect-error
  count('order', { per: 1, last: 2 });
  // @ts-expect-error
  sum('order', 'total', { session: 1, calendar: 'day' });
  // @ts-expect-error
  count('order', { per: 1, zone: 'UTC' });
  // @ts-expect-error
  count('order', { calendar: 'quarter' });
});

it('a filter looks at the event that it filters', () => {
  expectTypeOf(count('order', { where: gte('event.total', 5) })).toExtend<Aggregate<Shop>>();
  expectTypeOf(top('view', 'product', { n: 3, where: eq('event.product', 'tea') })).toExtend<Aggregate<Shop>>();
  expectTypeOf(count('view', { where: gte('event.total', 5) })).not.toExtend<Aggregate<Shop>>();
  expectTypeOf(count('order', { where: eq('event.total', '5') })).not.toExtend<Aggregate<Shop>>();
  expectTypeOf(count('order', { where: eq('profile.segment', 'vip') })).not.toExtend<Aggregate<Shop>>();
});

it('an aggregate of two types names types of the domain', () => {
  expectTypeOf(rate('order', { among: 'view' })).toExtend<Aggregate<Shop>>();
  expectTypeOf(rate('order', { among: 'buy' })).not.toExtend<Aggregate<Shop>>();
  expectTypeOf(decayed({ order: 10, view: 1 }, { halfLife: 1 })).toExtend<Aggregate<Shop>>();
  expectTypeOf(decayed({ order: 10, buy: 1 }, { halfLife: 1 })).not.toExtend<Aggregate<Shop>>();
  // @ts-expect-error
  decayed({ order: '10' }, { halfLife: 1 });
  // @ts-expect-error
  decayed({ order: 10 }, {});
  // @ts-expect-error
  top('view', 'product', {});
});

it('an attribute has the type of its aggregate', () => {
  const aggregates = {
    n: count('order'),
    first: first('view', 'product'),
    best: top('view', 'product', { n: 3 }),
    kinds: distinct('view', 'product'),
    mean: mean('order', 'total'),
    clicks: rate('order', { among: 'view' }),
    score: decayed({ order: 1 }, { halfLife: 1 }),
  };
  type Seen = AttributesOf<Shop, typeof aggregates>;

  expectTypeOf<Seen['profile.n']>().toEqualTypeOf<number>();
  expectTypeOf<Seen['profile.first']>().toEqualTypeOf<string>();
  expectTypeOf<Seen['profile.best']>().toEqualTypeOf<readonly string[]>();
  expectTypeOf<Seen['profile.kinds']>().toEqualTypeOf<number>();
  expectTypeOf<Seen['profile.mean']>().toEqualTypeOf<number>();
  expectTypeOf<Seen['profile.clicks']>().toEqualTypeOf<number>();
  expectTypeOf<Seen['profile.score']>().toEqualTypeOf<number>();
});
