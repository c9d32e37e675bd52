import type { Count } from '../profile/count.ts';
import type { Latest } from '../profile/latest.ts';
import type { Sum } from '../profile/sum.ts';
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
export type Aggregate<D extends Domain = Domain> = {
  [Type in EventType<D>]:
    | Count<Type>
    | Sum<Type, keyof D['events'][Type] & string>
    | Latest<Type, keyof D['events'][Type] & string>;
}[EventType<D>];

/** The value that an aggregate has in the profile. */
type AggregateValue<D extends Domain, A> =
  A extends Latest<infer Type, infer Property>
    ? Type extends keyof D['events']
      ? Property extends keyof D['events'][Type]
        ? D['events'][Type][Property]
        : never
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
  | ['event.id', string]
  | ['event.type', EventType<D>]
  | ['event.time', number]
  | ['event.source', string]
  | { [Type in EventType<D>]: Entry<D['events'][Type], 'event.'> }[EventType<D>];

type ContextEntry<D extends Domain> = D extends { readonly context: infer Context extends object }
  ? Entry<Context, 'context.'>
  : [`context.${string}`, Scalar];

type FrameEntry =
  | ['now', number]
  | ['health.age', number]
  | ['health.completeness', number]
  | ['request.id', string]
  | ['trigger.name', string]
  | ['trigger.openedAt', number]
  | ['trigger.at', number];

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
