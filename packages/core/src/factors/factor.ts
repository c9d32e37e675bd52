import type { Attributes, Condition } from '../conditions/condition.ts';
import type { Lever } from './lever.ts';
import type { Product } from './product.ts';
import type { Propensity } from './propensity.ts';
import type { Value } from './value.ts';
import type { Weight } from './weight.ts';

/**
 * A number that ranks, as data.
 * @public
 */
export type Factor<A extends Attributes = Attributes> =
  | Product<Factor<A>>
  | Propensity
  | Value
  | Lever
  | Weight<Condition<A>>;
