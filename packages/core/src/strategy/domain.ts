import type { Condition } from '../conditions/condition.ts';
import type { Decayed } from '../profile/decayed.ts';
import type { Window } from '../profile/window.ts';
import type { Scalar } from '../shape/shape.ts';
import type { AttributeDeclaration, AttributeType } from './attributeDeclaration.ts';

/**
 * What a developer says of the customers at hand: the events and their properties, the attributes of the profile, and
 * what a request may say of its context. Types only.
 *
 * @example
 * ```ts
 * interface Shop {
 *   events: { cart_updated: { total: number }; order_completed: { total: number } };
 *   profile: { segment: 'new' | 'loyal' };
 *   context: { device: 'mobile' | 'desktop' };
 * }
 * ```
 * @public
 */
export interface Domain {
  readonly events: object;
  readonly profile: object;
  /** Where it is left out, a context may hold any attribute. */
  readonly context?: object;
}

/** The event types of a domain. @public */
export type EventType<D extends Domain> = keyof D['events'] & string;

/** The aggregates that a domain allows. @public */
export type Aggregate<D extends Domain = Domain> =
  | {
      [Type in EventType<D>]:
        | OfEvents<Type, WhereOf<D, Type>>
        | OfProperty<Type, keyof D['events'][Type] & string, WhereOf<D, Type>>;
    }[EventType<D>]
  | OfTwoTypes<EventType<D>, WhereOf<D, EventType<D>>>
  | Decayed<{ readonly [Type in EventType<D>]?: number }, WhereOf<D, EventType<D>>>;

// One member for all kinds that take the same: what the compiler pays grows with event types, or with kinds, but not with types times
// kinds.

interface OfEvents<Type, Where> extends Window {
  readonly kind: 'count';
  readonly of: Type;
  readonly where?: Where;
}

interface OfProperty<Type, Property, Where> extends Window {
  readonly kind: 'sum' | 'mean' | 'min' | 'max' | 'first' | 'latest' | 'distinct' | 'top';
  readonly of: Type;
  readonly property: Property;
  readonly n?: number;
  readonly where?: Where;
}

interface OfTwoTypes<Type, Where> extends Window {
  readonly kind: 'rate';
  readonly of: Type;
  readonly among: Type;
  readonly where?: Where;
}

/** A condition on an event of a type alone. */
type WhereOf<D extends Domain, Type extends EventType<D>> = Condition<{
  readonly [
    E in
      | ['event.id' | 'event.source', string]
      | ['event.type', Type]
      | ['event.time' | 'event.received', number]
      | Entry<D['events'][Type], 'event.'> as E[0]
  ]: E[1];
}>;

/** The value that an aggregate has in the profile. */
type AggregateValue<D extends Domain, A> = A extends {
  readonly kind: infer Kind;
  readonly of: infer Type extends keyof D['events'];
  readonly property: infer Property;
}
  ? Property extends keyof D['events'][Type]
    ? Kind extends 'first' | 'latest'
      ? D['events'][Type][Property]
      : Kind extends 'top'
        ? readonly D['events'][Type][Property][]
        : number
    : never
  : number;

/** A leaf of an object type, as [path, type]; four levels deep, so that the compiler sees an end. */
export type Entry<T, Prefix extends string, Depth extends readonly unknown[] = []> = Depth['length'] extends 4
  ? never
  : {
      [Key in keyof T & string]: NonNullable<T[Key]> extends Scalar | readonly unknown[] | Date
        ? [`${Prefix}${Key}`, NonNullable<T[Key]>]
        : Entry<NonNullable<T[Key]>, `${Prefix}${Key}.`, [...Depth, unknown]>;
    }[keyof T & string];

type EventEntry<D extends Domain> =
  | ['event.id' | 'event.source', string]
  | ['event.type', EventType<D>]
  | ['event.time', number]
  | { [Type in EventType<D>]: Entry<D['events'][Type], 'event.'> }[EventType<D>];

type ContextEntry<D extends Domain> = D extends { readonly context: infer Context extends object }
  ? Entry<Context, 'context.'>
  : [`context.${string}`, Scalar];

// One entry for all paths of a type: the compiler pays for entries.
type FrameEntry =
  | ['now' | 'health.age' | 'health.completeness' | 'trigger.openedAt' | 'trigger.at', number]
  | ['request.id' | 'trigger.name', string]
  | ['trigger.kind', 'complete' | 'timeout']
  // The names of steps are known to the compiler of strategies alone, which looks at them.
  | [`steps.${string}`, Scalar];

type EntryOf<D extends Domain, A> =
  | EventEntry<D>
  | Entry<D['profile'], 'profile.'>
  | { [Name in keyof A & string]: [`profile.${Name}`, AggregateValue<D, A[Name]>] }[keyof A & string]
  | ContextEntry<D>
  | FrameEntry;

/**
 * Every path that the rules of a domain can look at, with its type. `event.*` joins the properties of all event types.
 * @public
 */
export type AttributesOf<D extends Domain, A = object> = {
  readonly [E in Extract<EntryOf<D, A>, [string, unknown]> as E[0]]: E[1];
};

/** The word for a type that an attribute can have; of a type that is not known, each of them. */
type TypeWord<T> = unknown extends T
  ? AttributeType
  : T extends string
    ? 'string'
    : T extends number
      ? 'number'
      : T extends boolean
        ? 'boolean'
        : T extends readonly unknown[]
          ? 'array'
          : T extends object
            ? 'object'
            : never;

/**
 * What may be declared of the attributes of a domain, and of aggregates, by name.
 * @public
 */
export type DeclarationsOf<D extends Domain, A = object> = {
  readonly [Name in keyof D['profile'] & string]?: AttributeDeclaration<TypeWord<NonNullable<D['profile'][Name]>>>;
} & { readonly [Name in keyof A & string]?: AttributeDeclaration<TypeWord<AggregateValue<D, A[Name]>>> };
