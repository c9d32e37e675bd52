import type { CustomerState } from '../profile/customerState.ts';
import { freshState } from '../step/freshState.ts';
import type { Step } from '../step/step.ts';
import type { Instant } from '../time/instant.ts';

/**
 * What is left of a customer who was erased: the id, and when. Events until then, which may still be on their way, are ignored as `ERASED`,
 * and so is a merge with what was known of anybody until then; what comes later is of somebody new.
 *
 * A runtime stores it in the place of the state. To forget the id as well, delete that too, once nothing older can arrive any more.
 *
 * @example
 * ```ts
 * import { allocate, compile, erased } from '@opportune/core';
 *
 * const step = compile({
 *   id: 'welcome',
 *   version: '1',
 *   actions: [{ id: 'hello', channel: 'web' }],
 *   funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
 * });
 * const left = erased(step, 'ada', 1000);
 * const viewed = (time: number) => ({ id: `e${time}`, type: 'viewed', customer: 'ada', time, properties: {} });
 *
 * step(left, viewed(1000), 2000).ignored; // => 'ERASED'
 * step(left, viewed(1001), 2000).ignored; // => undefined
 * ```
 * @see docs/semantics.md, I10
 * @public
 */
export const erased = (step: Pick<Step, 'strategy'>, customer: string, now: Instant): CustomerState => ({
  ...freshState(customer, step, now),
  erasedAt: now,
});
