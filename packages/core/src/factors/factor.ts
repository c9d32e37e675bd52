import type { ListPath, ScalarPath } from '../conditions/attributePaths.ts';
import type { Attributes, Condition } from '../conditions/condition.ts';
import type { NumberTerm } from '../terms/term.ts';
import type { Affinity } from './affinity.ts';
import type { Amount } from './amount.ts';
import type { Attribute } from './attribute.ts';
import type { Boost } from './boost.ts';
import type { Constant } from './constant.ts';
import type { Contacts } from './contacts.ts';
import type { Lever } from './lever.ts';
import type { Propensity } from './propensity.ts';
import type { Uplift } from './uplift.ts';
import type { Value } from './value.ts';
import type { Weight } from './weight.ts';

/**
 * A number that ranks, as data.
 * @public
 */
export type Factor<A extends Attributes = Attributes> =
  | OfFactors<Factor<A>>
  | OfFactor<Factor<A>>
  | Propensity
  | Value
  | Lever
  | Uplift
  | Boost
  | Attribute
  | Constant
  | Contacts
  | Weight<Condition<A>>
  | Affinity<ScalarPath<A> | ListPath<A>>
  | Amount<NumberTerm<A, Readonly<Record<never, never>>>>;

// One member for all kinds that take the same, because the compiler pays for each.

interface OfFactors<Of> {
  readonly kind: 'product' | 'total';
  readonly of: readonly Of[];
}

interface OfFactor<Of> {
  readonly kind: 'clamp' | 'normalise' | 'threshold' | 'fade';
  readonly of: Of;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly from?: number;
  readonly to?: number;
  readonly half?: number;
}
