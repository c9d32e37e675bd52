/**
 * How large is what no strategy bounds, because others write it: the customer's id, events, what recipes set. A bound holds for a customer of whom none of it is
 * larger.
 * @public
 */
export interface Sizes {
  /** The id of a customer or of an event, in bytes of JSON; 38, as a UUID has. */
  readonly id: number;
  /** What `first`, `latest` and `top` keep, what an outcome names, and what is kept of an event's properties, each in bytes of JSON; 18, as a text of 16 letters has. */
  readonly value: number;
  /** A property that is a number, in bytes of JSON; 8, as `12345.67` has. No number has more than 24. */
  readonly number: number;
  /** What keeps a sum exact, in bytes of JSON; 44, as sums of prices have. No sum has more than 1,000. */
  readonly sum: number;
  /** How many events of a type there are, in digits; 5. */
  readonly count: number;
  /** An event, where an open trigger or what is held back keeps the whole of it, in bytes of JSON; 200. */
  readonly event: number;
  /** The profile without aggregates, where the strategy has recipes, in bytes of JSON; 512. */
  readonly profile: number;
  /** How many members the lists have that conditions look through; 16. */
  readonly members: number;
}

/** What the guide says of a customer of a shop. */
export const USUAL: Sizes = { id: 38, value: 18, number: 8, sum: 44, count: 5, event: 200, profile: 512, members: 16 };
