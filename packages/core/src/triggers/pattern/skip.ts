/**
 * Which matches under way are let go when one has fired:
 * - `none`: they all go on
 * - `next`: those that have begun with the same event
 * - `pastLast`: those that have begun with its last event or before
 * - `first`, `last`: those that have begun inside it, before the first or the last event of a step
 * @public
 */
export type Skip =
  | { readonly to: 'none' | 'next' | 'pastLast' }
  | { readonly to: 'first' | 'last'; readonly of: string };
