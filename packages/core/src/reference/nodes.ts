import type { After } from '../conditions/after.ts';
import type { All } from '../conditions/all.ts';
import type { Any } from '../conditions/any.ts';
import type { Before } from '../conditions/before.ts';
import type { Between } from '../conditions/between.ts';
import type { Compare, Comparison } from '../conditions/compare.ts';
import type { Contains } from '../conditions/contains.ts';
import type { ContainsAll } from '../conditions/containsAll.ts';
import type { ContainsAny } from '../conditions/containsAny.ts';
import type { Custom } from '../conditions/custom.ts';
import type { DayOfWeek } from '../conditions/dayOfWeek.ts';
import type { EndsWith } from '../conditions/endsWith.ts';
import type { Eq } from '../conditions/eq.ts';
import type { Every } from '../conditions/every.ts';
import type { Exists } from '../conditions/exists.ts';
import type { Gt } from '../conditions/gt.ts';
import type { Gte } from '../conditions/gte.ts';
import type { Includes } from '../conditions/includes.ts';
import type { IsTrue } from '../conditions/isTrue.ts';
import type { IsType } from '../conditions/isType.ts';
import type { Lt } from '../conditions/lt.ts';
import type { Lte } from '../conditions/lte.ts';
import type { Matches } from '../conditions/matches.ts';
import type { Missing } from '../conditions/missing.ts';
import type { Named } from '../conditions/named.ts';
import type { Ne } from '../conditions/ne.ts';
import type { None } from '../conditions/none.ts';
import type { NoneOf } from '../conditions/noneOf.ts';
import type { Not } from '../conditions/not.ts';
import type { OneOf } from '../conditions/oneOf.ts';
import type { Some } from '../conditions/some.ts';
import type { StartsWith } from '../conditions/startsWith.ts';
import type { TimeOfDay } from '../conditions/timeOfDay.ts';
import type { Version } from '../conditions/version.ts';
import type { Within } from '../conditions/within.ts';
import type { Affinity } from '../factors/affinity.ts';
import type { Amount } from '../factors/amount.ts';
import type { Attribute } from '../factors/attribute.ts';
import type { Boost } from '../factors/boost.ts';
import type { Clamp } from '../factors/clamp.ts';
import type { Constant } from '../factors/constant.ts';
import type { Contacts } from '../factors/contacts.ts';
import type { Fade } from '../factors/fade.ts';
import type { Lever } from '../factors/lever.ts';
import type { Normalise } from '../factors/normalise.ts';
import type { Product } from '../factors/product.ts';
import type { Propensity } from '../factors/propensity.ts';
import type { Threshold } from '../factors/threshold.ts';
import type { Total } from '../factors/total.ts';
import type { Uplift } from '../factors/uplift.ts';
import type { Value } from '../factors/value.ts';
import type { Weight } from '../factors/weight.ts';
import type { Allocate } from '../funnel/allocate.ts';
import type { Arbitrate } from '../funnel/arbitrate.ts';
import type { Experiment } from '../funnel/experiment.ts';
import type { Explore } from '../funnel/explore.ts';
import type { Holdout } from '../funnel/holdout.ts';
import type { Limit } from '../funnel/limit.ts';
import type { Qualify } from '../funnel/qualify.ts';
import type { Ramp } from '../funnel/ramp.ts';
import type { Count } from '../profile/count.ts';
import type { Decayed } from '../profile/decayed.ts';
import type { Distinct } from '../profile/distinct.ts';
import type { First } from '../profile/first.ts';
import type { Latest } from '../profile/latest.ts';
import type { Max } from '../profile/max.ts';
import type { Mean } from '../profile/mean.ts';
import type { Min } from '../profile/min.ts';
import type { Rate } from '../profile/rate.ts';
import type { Sum } from '../profile/sum.ts';
import type { Top } from '../profile/top.ts';
import type { Age } from '../terms/age.ts';
import type { Divide } from '../terms/divide.ts';
import type { Minus } from '../terms/minus.ts';
import type { Modulo } from '../terms/modulo.ts';
import type { Plus } from '../terms/plus.ts';
import type { Size } from '../terms/size.ts';
import type { Times } from '../terms/times.ts';
import type { Absence } from '../triggers/absence.ts';
import type { Drain } from '../triggers/drain.ts';
import type { Occurrence } from '../triggers/occurrence.ts';
import type { OnDate } from '../triggers/onDate.ts';
import type { Pattern } from '../triggers/pattern.ts';
import type { PatternPart } from '../triggers/pattern/patternPart.ts';
import type { Schedule } from '../triggers/schedule.ts';
import type { Sequence } from '../triggers/sequence.ts';

// The words of the language, without a domain.
export type Condition =
  | All<Condition>
  | Any<Condition>
  | Not<Condition>
  | IsTrue<Condition>
  | Some<string, Condition>
  | Every<string, Condition>
  | None<string, Condition>
  | Compare<Term, Comparison, Term>
  | Eq
  | Ne
  | Gt
  | Gte
  | Lt
  | Lte
  | Between
  | OneOf
  | NoneOf
  | StartsWith
  | EndsWith
  | Includes
  | Matches
  | Exists
  | Missing
  | IsType
  | Contains
  | ContainsAny
  | ContainsAll
  | Before
  | After
  | Within
  | DayOfWeek
  | TimeOfDay
  | Version
  | Named
  | Custom;
export type Term =
  | string
  | number
  | Plus<Term>
  | Times<Term>
  | Minus<Term, Term>
  | Divide<Term, Term>
  | Modulo<Term, Term>
  | Size
  | Age;
export type Aggregate = Count | Sum | Min | Max | Mean | First | Latest | Distinct | Top | Decayed | Rate;
export type Trigger =
  | Drain<Trigger>
  | Occurrence<string, Condition>
  | Absence<string, string, Condition>
  | Sequence<string, string, Condition>
  | Pattern<PatternPart<string, Condition>>
  | Schedule
  | OnDate;
export type Factor =
  | Product<Factor>
  | Total<Factor>
  | Propensity
  | Value
  | Lever
  | Uplift
  | Boost
  | Weight<Condition>
  | Affinity
  | Amount<Term>
  | Attribute
  | Constant
  | Contacts
  | Fade<Factor>
  | Clamp<Factor>
  | Normalise<Factor>
  | Threshold<Factor>;
export type StageNode =
  | Qualify<Condition>
  | Limit
  | Holdout
  | Ramp
  | Experiment<StageNode>
  | Arbitrate<Factor>
  | Explore
  | Allocate;
export type { Experiment };
