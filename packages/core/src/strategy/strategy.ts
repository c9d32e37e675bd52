import type { InstantPath } from '../conditions/attributePaths.ts';
import type { Attributes, Condition, conditionNames } from '../conditions/condition.ts';
import type { StageNode } from '../funnel/stageNode.ts';
import type { Retention } from '../profile/retention.ts';
import type { Node } from '../shape/shape.ts';
import type { Millis } from '../time/duration.ts';
import type { Absence } from '../triggers/absence.ts';
import type { Drain } from '../triggers/drain.ts';
import type { Occurrence } from '../triggers/occurrence.ts';
import type { OnDate } from '../triggers/onDate.ts';
import type { Pattern } from '../triggers/pattern.ts';
import type { PatternPart } from '../triggers/pattern/patternPart.ts';
import type { Schedule } from '../triggers/schedule.ts';
import type { Sequence } from '../triggers/sequence.ts';
import type { Action } from './action.ts';
import type { AttributeDeclaration } from './attributeDeclaration.ts';
import type { Carry } from './carry.ts';
import type { Aggregate, AttributesOf, DeclarationsOf, Domain, EventType } from './domain.ts';

/**
 * A strategy: plain JSON that says which actions there are, what opens an opportunity for them, and how the best one is
 * chosen. It holds no function, so it can be stored, compared, sent and checked.
 * @public
 */
export interface Strategy {
  readonly id: string;
  readonly version: string;
  /** What chance is drawn from; the id where it is left out. Strategies with the same seed hold out the same customers. */
  readonly seed?: string;
  /** How much older than the customer's latest event an event may be; a day where it is left out. */
  readonly lateness?: Millis;
  /** What is known of the attributes of the profile, by name. */
  readonly attributes?: Readonly<Record<string, AttributeDeclaration>>;
  /** How long what is known of a customer is kept. */
  readonly retention?: Retention;
  /** Names of recipes by event type, bound at `compile`. */
  readonly recipes?: Readonly<Record<string, string>>;
  readonly aggregates?: Readonly<Record<string, Node>>;
  /** Conditions by name, for `named`. */
  readonly conditions?: Readonly<Record<string, Node>>;
  readonly triggers?: Readonly<Record<string, Node>>;
  /** What becomes of a customer's memory of what has changed since another version. */
  readonly carry?: Carry;
  readonly actions: readonly (Omit<Action, 'when'> & { readonly when?: Node })[];
  readonly funnel: readonly Node[];
}

/** A trigger of a domain. @public */
export type Trigger<Type extends string = string, A extends Attributes = Attributes> =
  | Lasting<Type, A>
  | Drain<Lasting<Type, A>>;

/** One that a strategy has for as long as it wants it. */
type Lasting<Type extends string, A extends Attributes> =
  | Occurrence<Type, Condition<A>>
  | Absence<Type, Type, Condition<A>>
  | Sequence<Type, Type, Condition<A>>
  | Pattern<PatternPart<Type, Condition<A>>>
  | Schedule
  | OnDate<InstantPath<A> & `profile.${string}`>;

/** What the rules of a strategy can look at: the attributes of its domain, and its conditions by their names. */
type Known<D extends Domain, Aggregates, Conditions> = AttributesOf<D, Aggregates> & {
  readonly [conditionNames]: keyof Conditions & string;
};

/** A strategy as it is written for a domain. @public */
export interface Definition<D extends Domain, Aggregates, Conditions, Triggers> {
  readonly id: string;
  readonly version: string;
  readonly seed?: string;
  readonly lateness?: Millis;
  /** What is known of the attributes of the profile, by name. */
  readonly attributes?: DeclarationsOf<D, NoInfer<Aggregates>>;
  /** How long what is known of a customer is kept. */
  readonly retention?: Retention;
  readonly recipes?: Readonly<Partial<Record<EventType<D>, string>>>;
  readonly aggregates?: Aggregates;
  /** Conditions by name, for `named`. */
  readonly conditions?: {
    readonly [Name in keyof Conditions]: Condition<Known<D, NoInfer<Aggregates>, NoInfer<Conditions>>>;
  };
  readonly triggers?: Triggers;
  readonly carry?: Carry<keyof NoInfer<Aggregates> & string, keyof NoInfer<Triggers> & string>;
  readonly actions: readonly Action<
    Known<D, NoInfer<Aggregates>, NoInfer<Conditions>>,
    keyof NoInfer<Triggers> & string
  >[];
  readonly funnel: readonly StageNode<Known<D, NoInfer<Aggregates>, NoInfer<Conditions>>>[];
}

/**
 * Writes a strategy for a domain: paths, operators, literals, event types and trigger names that do not fit it do not
 * compile. What it returns is the definition itself.
 *
 * It is called twice because TypeScript infers either all type arguments or none: the first call takes the domain, the
 * second infers the names of aggregates and triggers.
 *
 * @example
 * ```ts
 * import { allocate, count, days, gte, qualify, strategy } from '@opportune/core';
 *
 * interface Shop {
 *   events: { product_viewed: { price: number } };
 *   profile: { segment: 'new' | 'loyal' };
 * }
 *
 * const sale = strategy<Shop>()({
 *   id: 'sale',
 *   version: '1',
 *   aggregates: { views: count('product_viewed', { per: days(7) }) },
 *   actions: [{ id: 'hero-sale', channel: 'web', when: gte('profile.views', 3) }],
 *   funnel: [qualify(), allocate({ hero: { channel: 'web', atMost: 1 } })],
 * });
 *
 * sale.actions[0]?.when; // => { kind: 'gte', path: 'profile.views', value: 3 }
 * ```
 * @see docs/decisions/0001-strategy-is-called-twice.md
 * @public
 */
export const strategy =
  <D extends Domain>(): StrategyMaker<D> =>
  (definition) =>
    definition as unknown as Strategy;

/** @public */
export type StrategyMaker<D extends Domain> = <
  const Aggregates extends Readonly<Record<string, Aggregate<D>>> = Readonly<Record<never, never>>,
  Conditions = Readonly<Record<never, never>>,
  const Triggers extends Readonly<
    Record<string, Trigger<EventType<D>, Known<D, NoInfer<Aggregates>, NoInfer<Conditions>>>>
  > = Readonly<Record<never, never>>,
>(
  definition: Definition<D, Aggregates, Conditions, Triggers>,
) => Strategy;
