// Errors
export { OpportuneError } from './errors/opportuneError.ts';
export type { ErrorCode } from './errors/codes.ts';
export type { Fault } from './errors/fault.ts';

// Time
export { instant, type Instant } from './time/instant.ts';
export { days, hours, minutes, seconds, type Millis } from './time/duration.ts';
export type { AgeUnit } from './time/age.ts';
export type { CalendarUnit } from './time/calendarUnit.ts';
export type { Weekday } from './time/localTime.ts';

// Inputs
export type { CustomerEvent } from './events/customerEvent.ts';
export type { DecisionRequest } from './events/decisionRequest.ts';
export type { Input } from './events/input.ts';
export type { Outcome, OutcomeType } from './events/outcome.ts';
export type { Receipt, ReceiptReason } from './events/receipt.ts';
export type { WakeUp } from './events/wakeUp.ts';

// What is remembered of a customer
export type { CustomerState, Profile } from './profile/customerState.ts';
export { hearing, type ConsentRecord, type Consents, type ConsentWord, type Hearing } from './profile/consent.ts';
export type { ProfileHealth } from './profile/profileHealth.ts';
export type { Recipe } from './profile/recipe.ts';
export type { Contact } from './policies/contact.ts';
export type { Deferral } from './policies/deferral.ts';
export type { Readers } from './triggers/readers.ts';
export type { Firing, TriggerMatch } from './triggers/triggerMatch.ts';
export type { TriggerMemory } from './triggers/triggerMemory.ts';

// Aggregates
export { count, countRule, type Count } from './profile/count.ts';
export { decayed, decayedRule, type Decayed } from './profile/decayed.ts';
export { distinct, distinctRule, type Distinct } from './profile/distinct.ts';
export { first, firstRule, type First } from './profile/first.ts';
export { latest, latestRule, type Latest } from './profile/latest.ts';
export { max, maxRule, type Max } from './profile/max.ts';
export { mean, meanRule, type Mean } from './profile/mean.ts';
export { min, minRule, type Min } from './profile/min.ts';
export { rate, rateRule, type Rate } from './profile/rate.ts';
export { sum, sumRule, type Sum } from './profile/sum.ts';
export { top, topRule, type Top } from './profile/top.ts';
export { standardAggregates } from './profile/standard.ts';
export type { AggregateRule, CompiledAggregate } from './profile/aggregateRule.ts';
export type { AggregateOptions } from './profile/aggregateOptions.ts';
export type { OneWindow, Window } from './profile/window.ts';

// Conditions
export { after, afterRule, type After } from './conditions/after.ts';
export { all, allRule, type All } from './conditions/all.ts';
export { any, anyRule, type Any } from './conditions/any.ts';
export { before, beforeRule, type Before } from './conditions/before.ts';
export { between, betweenRule, type Between } from './conditions/between.ts';
export { compare, compareRule, type Compare, type Comparison } from './conditions/compare.ts';
export { contains, containsRule, type Contains } from './conditions/contains.ts';
export { containsAll, containsAllRule, type ContainsAll } from './conditions/containsAll.ts';
export { containsAny, containsAnyRule, type ContainsAny } from './conditions/containsAny.ts';
export { custom, customRule, type Custom } from './conditions/custom.ts';
export { dayOfWeek, dayOfWeekRule, type DayOfWeek } from './conditions/dayOfWeek.ts';
export { endsWith, endsWithRule, type EndsWith } from './conditions/endsWith.ts';
export { eq, eqRule, type Eq } from './conditions/eq.ts';
export { every, everyRule, type Every } from './conditions/every.ts';
export { exists, existsRule, type Exists } from './conditions/exists.ts';
export { gt, gtRule, type Gt } from './conditions/gt.ts';
export { gte, gteRule, type Gte } from './conditions/gte.ts';
export { includes, includesRule, type Includes } from './conditions/includes.ts';
export { isTrue, isTrueRule, type IsTrue } from './conditions/isTrue.ts';
export { isType, isTypeRule, type IsType, type JsonType } from './conditions/isType.ts';
export { lt, ltRule, type Lt } from './conditions/lt.ts';
export { lte, lteRule, type Lte } from './conditions/lte.ts';
export { matches, matchesRule, type Matches } from './conditions/matches.ts';
export { missing, missingRule, type Missing } from './conditions/missing.ts';
export { named, namedRule, type Named } from './conditions/named.ts';
export { ne, neRule, type Ne } from './conditions/ne.ts';
export { none, noneRule, type None } from './conditions/none.ts';
export { noneOf, noneOfRule, type NoneOf } from './conditions/noneOf.ts';
export { not, notRule, type Not } from './conditions/not.ts';
export { oneOf, oneOfRule, type OneOf } from './conditions/oneOf.ts';
export { some, someRule, type Some } from './conditions/some.ts';
export { startsWith, startsWithRule, type StartsWith } from './conditions/startsWith.ts';
export { timeOfDay, timeOfDayRule, type TimeOfDay } from './conditions/timeOfDay.ts';
export { version, versionRule, type Version } from './conditions/version.ts';
export { within, withinRule, type Within } from './conditions/within.ts';
export { standardConditions } from './conditions/standard.ts';
export type { Attributes, Condition } from './conditions/condition.ts';
export { blameOf } from './conditions/blameOf.ts';
export type {
  Blame,
  CompiledCondition,
  ConditionBuild,
  ConditionRule,
  Form,
  Leaf,
  Shared,
} from './conditions/conditionRule.ts';
export { comparison } from './conditions/comparison.ts';
export type { CustomCondition } from './conditions/customCondition.ts';
export type { CaseOption } from './conditions/ignoringCase.ts';
export type { LocalOptions } from './conditions/onLocalTime.ts';
export type { Relation } from './conditions/relation.ts';
export type { Truth } from './conditions/truth.ts';

// Identities
export { identified, type Identification, type Identities } from './identity/identified.ts';
export type { Retention } from './profile/retention.ts';
export { erased } from './identity/erased.ts';
export { exportOf, type CustomerExport } from './identity/exportOf.ts';
export type { Merge } from './identity/merge.ts';
export { moved } from './identity/moved.ts';
export type { Origin } from './identity/origin.ts';
export type { Standing } from './identity/standing.ts';

// Terms
export { age, ageRule, type Age } from './terms/age.ts';
export { divide, divideRule, type Divide } from './terms/divide.ts';
export { minus, minusRule, type Minus } from './terms/minus.ts';
export { modulo, moduloRule, type Modulo } from './terms/modulo.ts';
export { plus, plusRule, type Plus } from './terms/plus.ts';
export { size, sizeRule, type Size } from './terms/size.ts';
export { times, timesRule, type Times } from './terms/times.ts';
export { standardTerms } from './terms/standard.ts';
export type { Term } from './terms/term.ts';
export type { CompiledTerm, TermRule } from './terms/termRule.ts';

// Triggers
export { absence, absenceRule, type Absence } from './triggers/absence.ts';
export { drain, drainRule, type Drain } from './triggers/drain.ts';
export { occurrence, occurrenceRule, type Occurrence } from './triggers/occurrence.ts';
export { onDate, onDateRule, type OnDate } from './triggers/onDate.ts';
export { pattern, patternRule, type Pattern } from './triggers/pattern.ts';
export { absent, type Absent } from './triggers/pattern/absent.ts';
export { begin } from './triggers/pattern/begin.ts';
export { either } from './triggers/pattern/either.ts';
export { followedBy } from './triggers/pattern/followedBy.ts';
export { followedByAny } from './triggers/pattern/followedByAny.ts';
export { next } from './triggers/pattern/next.ts';
export type { Either, PatternPart, SequencePart, Together } from './triggers/pattern/patternPart.ts';
export type { Contiguity, PatternEvent, PatternStep, StepOptions, StepTimes } from './triggers/pattern/patternStep.ts';
export type { Skip } from './triggers/pattern/skip.ts';
export { together } from './triggers/pattern/together.ts';
export { without, type Without } from './triggers/pattern/without.ts';
export { schedule, scheduleRule, type Schedule } from './triggers/schedule.ts';
export { sequence, sequenceRule, type Sequence } from './triggers/sequence.ts';
export { standardTriggers } from './triggers/standard.ts';
export type { EventPattern } from './triggers/eventPattern.ts';
export type { Advance, CompiledTrigger, TriggerBuild, TriggerRule } from './triggers/triggerRule.ts';

// Contact policies
export { calendarCapRule } from './policies/calendarCap.ts';
export { cap, capRule, type Cap, type CapOptions } from './policies/cap.ts';
export { consent, consentRule, type Consent } from './policies/consent.ts';
export { coolOff, coolOffRule, type CoolOff } from './policies/coolOff.ts';
export { quiet, quietRule, type Quiet } from './policies/quiet.ts';
export { placeAfter } from './policies/placeAfter.ts';
export { quota, quotaRule, type Pace, type Quota } from './policies/quota.ts';
export { refused } from './policies/refused.ts';
export { suppress, suppressRule, type Suppress } from './policies/suppress.ts';
export { standardPolicies } from './policies/standard.ts';
export type { Claim, Standings } from './policies/claim.ts';
export type { Coverage } from './policies/coverage.ts';
export type { OutcomeInterest, OutcomeMemory } from './policies/outcomeInterest.ts';
export type { PastOutcome } from './policies/pastOutcome.ts';
export type { SuppressionList } from './policies/suppressionList.ts';
export type { Policy } from './policies/policy.ts';
export type { CompiledPolicy, PolicyRule } from './policies/policyRule.ts';

// Factors
export { affinity, affinityRule, type Affinity } from './factors/affinity.ts';
export { amount, amountRule, type Amount } from './factors/amount.ts';
export { attribute, attributeRule, type Attribute } from './factors/attribute.ts';
export { boost, boostRule, type Boost } from './factors/boost.ts';
export { clamp, clampRule, type Clamp } from './factors/clamp.ts';
export { constant, constantRule, type Constant } from './factors/constant.ts';
export { contacts, contactsRule, type Contacts, type ContactScope } from './factors/contacts.ts';
export { fade, fadeRule, type Fade } from './factors/fade.ts';
export { lever, leverRule, type Lever } from './factors/lever.ts';
export { normalise, normaliseRule, type Normalise } from './factors/normalise.ts';
export { product, productRule, type Product } from './factors/product.ts';
export { propensity, propensityRule, type Propensity } from './factors/propensity.ts';
export { threshold, thresholdRule, type Threshold } from './factors/threshold.ts';
export { total, totalRule, type Total } from './factors/total.ts';
export { uplift, upliftRule, type Uplift } from './factors/uplift.ts';
export { value, valueRule, type Value } from './factors/value.ts';
export { weight, weightRule, type Weight } from './factors/weight.ts';
export { standardFactors } from './factors/standard.ts';
export type { Factor } from './factors/factor.ts';
export type { CompiledFactor, FactorBuild, FactorRule } from './factors/factorRule.ts';

// The funnel
export {
  allocate,
  allocateRule,
  type Allocate,
  type AllocateOptions,
  type MixLimit,
  type Slot,
} from './funnel/allocate.ts';
export type { Allocation } from './funnel/allocation/contest.ts';
export { arbitrate, arbitrateRule, type Arbitrate } from './funnel/arbitrate.ts';
export { constrainedAllocateRule } from './funnel/constrainedAllocate.ts';
export { experiment, experimentRule, type Arm, type Experiment, type Layer } from './funnel/experiment.ts';
export { explore, exploreRule, type Exploration, type Explore } from './funnel/explore.ts';
export { holdout, holdoutRule, type Holdout } from './funnel/holdout.ts';
export { limit, limitRule, type Limit } from './funnel/limit.ts';
export { qualify, qualifyRule, type Qualify } from './funnel/qualify.ts';
export { ramp, rampRule, type Ramp } from './funnel/ramp.ts';
export type { Growth } from './funnel/growth.ts';
export { standardStages } from './funnel/standard.ts';
export type { Cause } from './funnel/cause.ts';
export type { Assignment, Contribution, Decision, StrategyReference } from './funnel/decision.ts';
export type { Fate } from './funnel/fate.ts';
export type { Moment } from './funnel/moment.ts';
export type { Reason } from './funnel/reason.ts';
export type { Draws, Given, Odds, Reckon, Way } from './funnel/odds/odds.ts';
export type { Candidate, ClaimOn, Guard, Loss, Shortlist, Stage } from './funnel/shortlist.ts';
export type { FallBack } from './funnel/allocation/fallBack.ts';
export type { Trace } from './funnel/trace.ts';
export type { StageNode } from './funnel/stageNode.ts';
export type { StageBuild, StageRule } from './funnel/stageRule.ts';

// Parts
export { aggregatesRule } from './parts/aggregates.ts';
export { triggersRule } from './parts/triggers.ts';
export { eventsRule } from './parts/events.ts';
export { fallbacksRule } from './parts/fallbacks.ts';
export { faultTextRule } from './parts/faultText.ts';
export { hashRule } from './parts/hash.ts';
export { mergesRule } from './parts/merges.ts';
export { profileHealthRule } from './parts/profileHealth.ts';
export { receiptsRule } from './parts/receipts.ts';
export { recipesRule } from './parts/recipes.ts';
export { retentionRule } from './parts/retention.ts';
export { stateCheckRule } from './parts/stateCheck.ts';
export { standardParts } from './parts/standard.ts';
export { traceRule } from './parts/trace.ts';
export type { PartRule } from './parts/partRule.ts';

// Strategies
export type { Carry, WhenChanged } from './strategy/carry.ts';
export { strategy, type Definition, type Strategy, type StrategyMaker, type Trigger } from './strategy/strategy.ts';
export type { Action } from './strategy/action.ts';
export type { Treatment } from './strategy/treatment.ts';
export type { AttributeDeclaration, AttributeType } from './strategy/attributeDeclaration.ts';
export type { Aggregate, AttributesOf, DeclarationsOf, Domain, EventType } from './strategy/domain.ts';
export type { Bindings } from './strategy/bindings.ts';
export type { Evidence } from './strategy/evidence.ts';
export type { Model } from './strategy/model.ts';
export { compile } from './strategy/standardCompile.ts';
export { amend, type Amendment } from './strategy/amend.ts';
export { split, type Split, type SplitArm } from './strategy/split.ts';
export type { Trial } from './experiments/trial.ts';
export { matcher, type Matchable, type Matcher, type MatcherOptions } from './strategy/matcher.ts';
export { compiler, type Compile } from './strategy/compile.ts';
export { loader } from './strategy/loader.ts';
export { funnelOf, type Funnel } from './step/funnelOf.ts';
export { openMatches, type OpenMatch } from './step/openMatches.ts';
export { sourceOf, type Source } from './step/sourceOf.ts';
export { explain, type Explained, type Explanation } from './step/explain.ts';
export { sentenceOn } from './step/sentence.ts';
export { parseStrategy } from './strategy/parseStrategy.ts';
export { replay } from './step/replay.ts';
export type { Stepped, Timed } from './step/stepped.ts';
export { standardVocabulary } from './strategy/standardVocabulary.ts';
export type { NodeRule, Rule } from './strategy/rule.ts';
export type { Step } from './step/step.ts';
export type { Allocated, Ignored, StepResult } from './step/stepResult.ts';
export type { Pointer } from './shape/pointer.ts';
export type { Bounds } from './shape/bounds.ts';
export type { Family, Fields, Node, Scalar, Shape } from './shape/shape.ts';

// Ports
export type { CallLimit, Channel, Delivery, Reading, Report, SendMany } from './ports/channel.ts';
export type { Clock } from './ports/clock.ts';
export type { Ledger, Reservation, ReserveAnswer } from './ports/ledger.ts';
export type { Arrival, EventSource } from './ports/eventSource.ts';
export type {
  Commit,
  CommitAnswer,
  DeadLetter,
  Due,
  Entries,
  Lane,
  OutboxEntry,
  StateStore,
  Stored,
} from './ports/stateStore.ts';
