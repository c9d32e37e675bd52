import { expectTypeOf, it } from 'vitest';

import { gte, type Gte } from '../conditions/gte.ts';
import type { Factor } from './factor.ts';
import { lever, type Lever } from './lever.ts';
import { product, type Product } from './product.ts';
import { propensity, type Propensity } from './propensity.ts';
import { value, type Value } from './value.ts';
import { weight, type Weight } from './weight.ts';

it('makers of factors keep what they are made of', () => {
  expectTypeOf(propensity('click')).toEqualTypeOf<Propensity<'click'>>();
  expectTypeOf(weight(gte('now', 1), 2)).toEqualTypeOf<Weight<Gte<'now'>>>();
  expectTypeOf(lever({ sale: 2 })).toEqualTypeOf<Lever>();
  expectTypeOf(product(value(), propensity('click'))).toEqualTypeOf<Product<Value | Propensity<'click'>>>();
});

it('a factor looks at paths of the domain only', () => {
  interface Known {
    readonly 'event.total': number;
  }
  type Fitting = Factor<{ [Path in keyof Known]: Known[Path] }>;

  expectTypeOf(product(weight(gte('event.total', 1), 2), value())).toExtend<Fitting>();
  expectTypeOf(product(weight(gte('event.price', 1), 2))).not.toExtend<Fitting>();
});
