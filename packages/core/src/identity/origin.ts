/**
 * What the events of one identity add up to, kept apart for as long as it may have to be told from a newer copy of itself.
 * @public
 */
export interface Origin {
  /** How many inputs have changed it: of two copies of one identity, the one with more is the newer. */
  readonly revision: number;
  /** What each aggregate remembers of its events, by name. */
  readonly aggregates: Readonly<Record<string, unknown>>;
}
