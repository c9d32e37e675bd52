import { expectTypeOf, it } from 'vitest';

import type { Aggregate } from '../strategy/domain.ts';
import { count, type Count } from './count.ts';
import { latest, type Latest } from './latest.ts';
import { sum, type Sum } from './sum.ts';

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
