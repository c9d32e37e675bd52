import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Instant } from '../time/instant.ts';

/**
 * What an aggregate makes of events, whichever of them its window holds. A summary is plain JSON of bounded size and a function
 * of the set of its events: that is why their order of arrival changes nothing.
 */
export interface Measure<Value = unknown, Summary = unknown> {
  /** What is remembered of an event, as JSON; undefined where it does not count. */
  take(event: CustomerEvent): Value | undefined;
  /** The summary with one more; the very same where nothing changes. */
  add(summary: Summary | undefined, time: Instant, value: Value): Summary;
  /** The summary of the events of two. */
  merge(one: Summary, other: Summary): Summary;
  /** What rules see; undefined where there is nothing to see. */
  read(summary: Summary | undefined): unknown;
  /** Of one that looks at the latest event alone: when that was. */
  timeOf?(summary: Summary): Instant;
  /** The value of every event, where all are the same: it need not be remembered. */
  readonly only?: Value;
  /** Its summaries are lists, of which one is never empty. */
  readonly isList?: true;
  /** Of one whose summaries are of a type that no other remembers alone: that type, by which they are known again. */
  readonly alone?: 'number' | 'string';
  /** Into how many stretches a window is cut, where a summary is large. */
  readonly stretches?: number;
  /** What of a summary still matters in windows that hold all the events of a later one as well; `both` is that of the two together. */
  pruned?(summary: Summary, both: Summary, later: Summary): Summary;
}
