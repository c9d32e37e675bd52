import type { All } from '../conditions/all.ts';
import type { Any } from '../conditions/any.ts';
import type { Eq } from '../conditions/eq.ts';
import type { Exists } from '../conditions/exists.ts';
import type { Gte } from '../conditions/gte.ts';
import type { Lt } from '../conditions/lt.ts';
import type { Not } from '../conditions/not.ts';
import type { OneOf } from '../conditions/oneOf.ts';
import type { Lever } from '../factors/lever.ts';
import type { Product } from '../factors/product.ts';
import type { Propensity } from '../factors/propensity.ts';
import type { Value } from '../factors/value.ts';
import type { Weight } from '../factors/weight.ts';
import type { Allocate } from '../funnel/allocate.ts';
import type { Arbitrate } from '../funnel/arbitrate.ts';
import type { Holdout } from '../funnel/holdout.ts';
import type { Limit } from '../funnel/limit.ts';
import type { Qualify } from '../funnel/qualify.ts';
import type { Count } from '../profile/count.ts';
import type { Latest } from '../profile/latest.ts';
import type { Sum } from '../profile/sum.ts';
import type { Absence } from '../triggers/absence.ts';
import type { Occurrence } from '../triggers/occurrence.ts';
import type { Sequence } from '../triggers/sequence.ts';

// The words of the language, without a domain.
export type Condition = All<Condition> | Any<Condition> | Not<Condition> | Eq | OneOf | Gte | Lt | Exists;
export type Aggregate = Count | Sum | Latest;
export type Trigger =
  | Occurrence<string, Condition>
  | Absence<string, string, Condition>
  | Sequence<string, string, Condition>;
export type Factor = Product<Factor> | Propensity | Value | Lever | Weight<Condition>;
export type StageNode = Qualify<Condition> | Limit | Holdout | Arbitrate<Factor> | Allocate;
