import type { CustomerEvent } from '../events/customerEvent.ts';

/**
 * Changes the profile by an event: an Immer recipe, so it may assign to the draft. Pure apart from that. One that
 * throws leaves the profile as it was, and is reported.
 *
 * Nothing is returned: the draft is the answer.
 * @public
 */
export type Recipe = (draft: Record<string, unknown>, event: CustomerEvent) => void;
