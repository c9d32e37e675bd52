import type { Bindings } from '../strategy/bindings.ts';
import type { Rule } from '../strategy/rule.ts';

/**
 * What a page can do, and what it must not learn.
 * @public
 */
export interface ResidualOptions {
  readonly page?: PageReach;
  /** Attributes and aggregates of the profile, by name, that never leave the server, besides those that `attributes` of the strategy declare `sensitive`. */
  readonly secret?: readonly string[];
  /**
   * What models and conditions that are code look at, as paths by their names. An action that needs code of which nothing is said stays on
   * the server, because nobody can tell what it would miss in the page.
   */
  readonly reads?: Readonly<Record<string, readonly string[]>>;
  /** As for `compile`. */
  readonly bindings?: Bindings;
  readonly rules?: readonly Rule[];
}

/**
 * What may change through a page. All else stays as the server knows it for as long as a residual holds.
 * @public
 */
export interface PageReach {
  /** Types of events that a page adds; any where it is left out. */
  readonly events?: readonly string[];
  /** Attributes that recipes of these events read or change; any where it is left out. */
  readonly profile?: readonly string[];
  /** Channels on which a page acts; any where it is left out. */
  readonly channels?: readonly string[];
}
