import { moved } from '../identity/moved.ts';
import type { CustomerState } from '../profile/customerState.ts';
import { isTakenIn } from '../step/isTakenIn.ts';
import type { Step } from '../step/step.ts';
import type { StepResult } from '../step/stepResult.ts';
import type { DecisionRecord } from './decisionRecord.ts';
import { differenceOf, type Difference } from './differenceOf.ts';
import { digestOf } from './digestOf.ts';
import { recordOf } from './recordOf.ts';

/**
 * A recorded step that was made again.
 * @public
 */
export interface Retraced {
  readonly record: DecisionRecord;
  /** What comes of it now. */
  readonly result: StepResult;
  /**
   * The first difference between the record and one of the step as it was made again, with a pointer into the record; undefined where
   * every byte is the same. Decisions come first, and which strategy has decided is no difference of a decision.
   */
  readonly difference: Difference | undefined;
  /** Another strategy has decided, by its hash. */
  readonly isOtherStrategy: boolean;
  /** The state before was another: a record is missing, or a step before has come to something else. */
  readonly isOtherState: boolean;
}

/**
 * Makes recorded steps again, from their inputs alone, and says where something else comes of them: the first difference of each, with what
 * was recorded and what it is now. The same strategy, bound to the same, differs nowhere, to the byte and on every machine. Where neither the
 * strategy nor the state is another and a decision is, what the strategy was bound to has changed: a model, a recipe, a list.
 *
 * @param records - in the order in which the steps were made, at least for each customer
 * @param options - `states`: of customers whose records do not begin with the first that they did
 * @example
 * ```ts
 * import { allocate, compile } from '@opportune/core';
 * import { recordOf, retrace } from '@opportune/core/why';
 *
 * const strategy = {
 *   id: 'welcome',
 *   version: '1',
 *   actions: [{ id: 'hello', channel: 'web' }],
 *   funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
 * };
 * const step = compile(strategy);
 * const input = { kind: 'request', id: 'r1', customer: 'ada' } as const;
 * const record = recordOf(step, undefined, { input, now: 0, result: step(undefined, input, 0) });
 *
 * [...retrace(step, [record])][0]?.difference; // => undefined
 *
 * const other = compile({ ...strategy, actions: [{ id: 'hi', channel: 'web' }] });
 *
 * [...retrace(other, [record])][0]?.difference;
 * // => { path: '/decisions/0/action', recorded: 'hello', now: 'hi' }
 * ```
 * @see docs/semantics.md, W2
 * @public
 */
export function* retrace(
  step: Step,
  records: Iterable<DecisionRecord>,
  options: { readonly states?: Iterable<CustomerState> } = {},
): Generator<Retraced, void, undefined> {
  const states = new Map<string, CustomerState>();
  for (const state of options.states ?? []) states.set(state.customer, state);
  for (const record of records) {
    const { input, now, standings } = record;
    const { customer } = input;
    const before = record.state === undefined ? states.get(customer) : (record.state ?? undefined);
    const result = step(before, input, now, standings);
    states.set(customer, result.state);
    if (input.kind === 'merge' && isTakenIn(input, result)) {
      states.set(input.state.customer, moved(step, input.state.customer, customer, now));
    }
    yield {
      record,
      result,
      difference: differenceFrom(record, recordOf(step, before, { ...record, result })),
      isOtherStrategy: record.strategy.hash !== step.strategy.hash,
      isOtherState: record.before !== (before === undefined ? null : digestOf(before)),
    };
  }
}

/** What follows from something else comes behind it: the state after tells least. */
function differenceFrom(record: DecisionRecord, now: DecisionRecord): Difference | undefined {
  for (const part of ['decisions', 'ignored', 'wakeAt', 'before', 'after'] as const) {
    const found = differenceOf(withoutStrategy(record)[part], withoutStrategy(now)[part], `/${part}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

const withoutStrategy = (
  record: DecisionRecord,
): Omit<DecisionRecord, 'decisions'> & { readonly decisions: unknown } => ({
  ...record,
  decisions: record.decisions.map(({ strategy: _, ...decision }) => decision),
});
