import type { CustomerState } from '../profile/customerState.ts';
import { freshState } from '../step/freshState.ts';
import type { Step } from '../step/step.ts';
import type { Instant } from '../time/instant.ts';

/**
 * What is left of a customer who has become another: nothing but where to look. A runtime stores it in the place of the state that
 * a merge has taken in, in one unit with what the merge has made; `step` ignores as `MOVED` what arrives for it.
 *
 * @example
 * ```ts
 * import { allocate, compile, moved } from '@opportune/core';
 *
 * const step = compile({
 *   id: 'welcome',
 *   version: '1',
 *   actions: [{ id: 'hello', channel: 'web' }],
 *   funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
 * });
 * const left = moved(step, 'visitor-1', 'ada', 0);
 *
 * left.successor; // => 'ada'
 * step(left, { kind: 'request', id: 'r1', customer: 'visitor-1' }, 5).ignored; // => 'MOVED'
 * ```
 * @see docs/semantics.md, I8
 * @public
 */
export const moved = (
  step: Pick<Step, 'strategy'>,
  customer: string,
  successor: string,
  now: Instant,
): CustomerState => ({ ...freshState(customer, step, now), successor });
