import type { Node } from '../../shape/shape.ts';
import type { Millis } from '../../time/duration.ts';

/**
 * How what comes next follows what came before:
 * - `next`: with nothing between
 * - `followedBy`: events between are passed over, and the first that matches is taken
 * - `followedByAny`: those that match may be passed over as well, so that there is a match with each of them
 * @public
 */
export type Contiguity = 'next' | 'followedBy' | 'followedByAny';

/**
 * Events that a part of a pattern is about: of a type, or of any type where it is left out, of which a condition may ask more.
 * @public
 */
export interface PatternEvent<Type extends string = string, Where = Node> {
  readonly type?: Type;
  readonly where?: Where;
}

/**
 * How often a step takes an event.
 * @public
 */
export interface StepTimes<Type extends string = string, Where = Node> {
  /** 1 where it is left out. */
  readonly min?: number;
  /** Without end where it is left out. */
  readonly max?: number;
  /** How its events follow one another; `followedBy` where it is left out. */
  readonly by?: Contiguity;
  /** An event that ends the loop: it is not taken, and nothing behind it either. */
  readonly until?: PatternEvent<Type, Where>;
  /** What the loop could take, no later step passes over. */
  readonly greedy?: true;
}

/**
 * What may be said of a step beside the events that it takes.
 * @public
 */
export interface StepOptions<Type extends string = string, Where = Node> {
  readonly times?: StepTimes<Type, Where>;
  /** The pattern may go on without it. */
  readonly optional?: true;
  /** How long after the event before it an event may be, milliseconds, both ends included. */
  readonly within?: Millis;
}

/**
 * A part of a pattern that takes events.
 * @public
 */
export interface PatternStep<Type extends string = string, Where = Node> extends StepOptions<Type, Where> {
  readonly name: string;
  readonly of: PatternEvent<Type, Where>;
  /** `followedBy` where it is left out; of the first step it says nothing. */
  readonly by?: Contiguity;
}

/** What a maker is told of events: a bare type, or an event pattern. */
export type EventsOf = string | PatternEvent;

/** The types of events that makers were told of. */
export type TypeIn<Of> = Of extends string
  ? Of
  : Of extends { readonly type: infer Type extends string }
    ? Type
    : never;

/** The conditions that makers were told of. */
export type WhereIn<Of> = Of extends { readonly where: infer Where } ? Where : never;

/** What a maker was told would end a loop. */
export type UntilIn<Options> = Options extends { readonly times: { readonly until: infer Until } } ? Until : never;

/** A bare type as an event pattern. */
export const patternEvent = (of: EventsOf): PatternEvent => (typeof of === 'string' ? { type: of } : of);
