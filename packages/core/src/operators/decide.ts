import { mergeMap, pipe, tap, type Observer, type OperatorFunction } from 'rxjs';

import type { Input } from '../events/input.ts';
import type { Decision } from '../funnel/decision.ts';
import type { Step } from '../step/step.ts';
import type { Stepped } from '../step/stepped.ts';
import { steps, type StreamOptions } from './steps.ts';

/** @public */
export interface DecideOptions extends StreamOptions {
  /**
   * Gets each step whose input was put aside, with the reason in `result.ignored`: too late, seen before, of no usable form, or
   * a receipt of an unknown decision.
   */
  readonly ignored?: Pick<Observer<Stepped>, 'next'>;
}

/**
 * Decides: inputs in, decisions out, those that time brings about included. Use `steps` to see also what was dropped and why.
 * What is ignored goes to `ignored`, for example a `Subject`; the stream goes on.
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
export const decide = (step: Step, options: DecideOptions = {}): OperatorFunction<Input, Decision> =>
  pipe(
    steps(step, options),
    tap((stepped) => {
      if (stepped.result.ignored !== undefined) options.ignored?.next(stepped);
    }),
    mergeMap(({ result }) => result.decisions),
  );
