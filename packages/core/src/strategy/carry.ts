/**
 * What becomes of what is remembered of a customer for an aggregate or a trigger that has changed since: it is kept, as far as the
 * new one understands it, or the new one starts from nothing.
 * @public
 */
export type WhenChanged = 'keep' | 'restart';

/**
 * How a strategy takes over what another version of it has remembered. What has not changed is always carried over; this is about
 * the rest.
 * @see docs/semantics.md, S4 and S6
 * @public
 */
export interface Carry<Aggregate extends string = string, Trigger extends string = string> {
  /** By name; `restart` where one is left out. */
  readonly aggregates?: Readonly<Partial<Record<Aggregate, WhenChanged>>>;
  /** By name; `keep` where one is left out. */
  readonly triggers?: Readonly<Partial<Record<Trigger, WhenChanged>>>;
}
