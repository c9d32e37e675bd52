import type { CustomerState } from '../profile/customerState.ts';
import type { Step } from '../step/step.ts';
import type { Stepped } from '../step/stepped.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import { digestOf } from './digestOf.ts';

/**
 * Records a step that was made: to keep for an audit, to make again with `retrace`, to compare strategies by with `whatIf`.
 *
 * @param step - that has made it
 * @param state - before it
 * @example
 * ```ts
 * import { allocate, compile } from '@opportune/core';
 * import { recordOf } from '@opportune/core/why';
 *
 * const step = compile({
 *   id: 'welcome',
 *   version: '1',
 *   actions: [{ id: 'hello', channel: 'web' }],
 *   funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
 * });
 * const input = { kind: 'request', id: 'r1', customer: 'ada' } as const;
 * const record = recordOf(step, undefined, { input, now: 0, result: step(undefined, input, 0) });
 *
 * record.before; // => null
 * record.decisions.map(({ action }) => action); // => ['hello']
 * ```
 * @see docs/semantics.md, W1
 * @public
 */
export const recordOf = (
  { strategy }: Pick<Step, 'strategy'>,
  state: CustomerState | undefined,
  { input, now, standings, result }: Stepped,
): DecisionRecord => ({
  strategy,
  before: state === undefined ? null : digestOf(state),
  input,
  now,
  ...(standings === undefined ? {} : { standings }),
  decisions: result.decisions,
  wakeAt: result.wakeAt ?? null,
  ignored: result.ignored ?? null,
  after: digestOf(result.state),
});
