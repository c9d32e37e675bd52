import type { CustomerState } from '../profile/customerState.ts';

/**
 * Says that two customers are one: what is known of the other becomes a part of this one. Everything of a customer that
 * a merge has brought in counts once, however often and in whatever order merges arrive.
 *
 * A runtime hands it to `step` when it learns that an anonymous visitor is somebody, stores what comes out together with
 * the end of the other customer, and sends what arrives later under the other id to this one.
 * @see docs/semantics.md, I1
 * @public
 */
export interface Merge {
  readonly kind: 'merge';
  /** Who stays. */
  readonly customer: string;
  /** All that is known of the other, as `step` has written it. */
  readonly state: CustomerState;
}
