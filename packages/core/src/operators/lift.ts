import { map, type OperatorFunction } from 'rxjs';

import type { Shortlist, Stage } from '../funnel/shortlist.ts';

/**
 * A stage of the funnel as an operator over a stream of shortlists.
 *
 * @example
 * ```ts
 * import { allocate, compile, funnelOf } from '@opportune/core';
 * import { lift } from '@opportune/core/operators';
 * import { of } from 'rxjs';
 *
 * const step = compile({
 *   id: 'welcome',
 *   version: '1',
 *   actions: [{ id: 'hello', channel: 'web' }],
 *   funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
 * });
 * const { propose, stages } = funnelOf(step);
 * const slots: unknown[] = [];
 * of(propose(undefined, { kind: 'request', id: 'r1', customer: 'ada' }, 0))
 *   .pipe(lift(stages[0]!))
 *   .subscribe(({ candidates }) => slots.push(candidates[0]?.slot));
 *
 * slots; // => ['hero']
 * ```
 * @public
 */
export const lift = (stage: Stage): OperatorFunction<Shortlist, Shortlist> => map((shortlist) => stage(shortlist));
