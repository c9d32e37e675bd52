import { expectTypeOf, it } from 'vitest';

import { gte, type Gte } from '../conditions/gte.ts';
import { plus } from '../terms/plus.ts';
import { affinity } from './affinity.ts';
import { amount } from './amount.ts';
import { clamp } from './clamp.ts';
import { contacts } from './contacts.ts';
import type { Factor } from './factor.ts';
import { fade } from './fade.ts';
import { lever, type Lever } from './lever.ts';
import { product, type Product } from './product.ts';
import { propensity, type Propensity } from './propensity.ts';
import { total } from './total.ts';
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
  expectTypeOf(total(clamp(amount('event.total'), { atMost: 1 }))).toExtend<Fitting>();
  expectTypeOf(total(amount('event.price'))).not.toExtend<Fitting>();
  expectTypeOf(clamp(amount(plus('event.total', 1)), { atMost: 1 })).toExtend<Fitting>();
  expectTypeOf(amount(plus('event.price', 1))).not.toExtend<Fitting>();
  expectTypeOf(fade(contacts({ of: 'action', per: 9 }), { half: 1 })).toExtend<Fitting>();
  expectTypeOf(fade(amount('event.price'), { half: 1 })).not.toExtend<Fitting>();
  // @ts-expect-error nothing has a slot in common with an action
  contacts({ of: 'slot', per: 9 });
  expectTypeOf(affinity('category', 'event.total', 2)).toExtend<Fitting>();
  expectTypeOf(affinity('category', 'event.price', 2)).not.toExtend<Fitting>();
});
