import { mergeMap, pipe, type OperatorFunction } from 'rxjs';

import type { Input } from '../events/input.ts';
import type { Decision } from '../funnel/decision.ts';
import type { Step } from '../step/step.ts';
import { steps, type StreamOptions } from './steps.ts';

/**
 * Decides: inputs in, decisions out, those that time brings about included. Use `steps` to see also what was dropped and why.
 *
 * @example
 * ```ts
 * import { allocate, compile } from '@opportune/core';
 * import { decide } from '@opportune/core/operators';
 * import { of } from 'rxjs';
 *
 * const step = compile({
 *   id: 'welcome',
 *   version: '1',
 *   actions: [{ id: 'hello', channel: 'web' }],
 *   funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
 * });
 * const actions: string[] = [];
 * of({ kind: 'request', id: 'r1', customer: 'ada' } as const)
 *   .pipe(decide(step))
 *   .subscribe(({ action }) => actions.push(action));
 *
 * actions; // => ['hello']
 * ```
 * @public
 */
export const decide = (step: Step, options: StreamOptions = {}): OperatorFunction<Input, Decision> =>
  pipe(
    steps(step, options),
    mergeMap(({ result }) => result.decisions),
  );
