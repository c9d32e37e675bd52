import type { Decision } from '@opportune/core';

/**
 * What is needed of a decision to show it, and to tell what became of it. All of it is JSON.
 * @public
 */
export type ShownDecision = Pick<Decision, 'id' | 'action' | 'channel' | 'slot' | 'content'>;

/**
 * What stands in a slot.
 *
 * - `waiting`: a decision is expected; keep the space and show nothing
 * - `filled`: show the decision
 * - `own`: there is nothing to show, or it came too late; show the page's own content
 * @public
 */
export type SlotView =
  | { readonly state: 'waiting' | 'own'; readonly decision: undefined }
  | { readonly state: 'filled'; readonly decision: ShownDecision };

/** One object each, so that who compares them sees that nothing has changed. */
export const WAITING: SlotView = { state: 'waiting', decision: undefined };
export const OWN: SlotView = { state: 'own', decision: undefined };

export const viewOf = (decision: ShownDecision | null | undefined): SlotView =>
  decision ? { state: 'filled', decision } : OWN;
