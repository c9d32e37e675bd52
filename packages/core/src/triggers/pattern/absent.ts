import type { Node } from '../../shape/shape.ts';
import type { Millis } from '../../time/duration.ts';
import { patternEvent, type EventsOf, type PatternEvent, type TypeIn, type WhereIn } from './patternStep.ts';

/**
 * A step of a pattern that time takes: a while in which something does not happen.
 * @public
 */
export interface Absent<Type extends string = string, Where = Node> {
  readonly name: string;
  readonly absent: PatternEvent<Type, Where>;
  readonly for: Millis;
  /** How many such whiles follow one another; one where it is left out, without end where only `max` is. */
  readonly times?: { readonly min?: number; readonly max?: number };
}

/**
 * A step that is taken when nothing of the kind has come for a while after the step before it; where something has, the match
 * is off.
 *
 * @param options - `for`: milliseconds, above 0; an event at its end still counts
 * @example
 * ```ts
 * import { absent, days } from '@opportune/core';
 *
 * absent('silence', 'site_visited', { for: days(7), times: { max: 3 } }).for; // => 604800000
 * ```
 * @see docs/semantics.md, T10
 * @public
 */
export const absent = <const Of extends EventsOf>(
  name: string,
  of: Of,
  options: Pick<Absent, 'for' | 'times'>,
): Absent<TypeIn<Of>, WhereIn<Of>> => ({ name, absent: patternEvent(of), ...options }) as Absent<never, never>;
