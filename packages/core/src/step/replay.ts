import type { Input } from '../events/input.ts';
import type { Merge } from '../identity/merge.ts';
import { moved } from '../identity/moved.ts';
import { DueQueue } from '../internal/dueQueue.ts';
import type { Standings } from '../policies/claim.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Instant } from '../time/instant.ts';
import { isTakenIn } from './isTakenIn.ts';
import type { Step } from './step.ts';
import type { Stepped, Timed } from './stepped.ts';
import type { StepResult } from './stepResult.ts';

/** Quiet hours hold back until the next day at most; what is held back so many times never gets through. */
const MOST_IN_VAIN = 100;

/**
 * Runs inputs through a step in virtual time, waking each customer when it is due: for real histories, simulations and
 * tests. Yields every step in the order in which it happens, wake-ups included; keeps every customer in memory. A merge
 * takes what this run has of the other customer, where it has something, and that one has moved then.
 *
 * A customer who is due at t is woken before an input at a later time than t, and after those at t. What is still
 * due after the last input is woken up to and including `until`: the last input's time where it is left out,
 * `Infinity` lets time run on until nothing is due any more. A customer who was woken a hundred times in a row, and nothing fired,
 * was decided or let go, is woken no more until the next input: quiet hours that leave no time of day hold back for ever.
 *
 * @param log - in order of `now`
 * @example
 * ```ts
 * import { allocate, absence, compile, minutes, replay, strategy } from '@opportune/core';
 *
 * const step = compile(
 *   strategy<{ events: { cart: object; order: object }; profile: object }>()({
 *     id: 'carts',
 *     version: '1',
 *     triggers: { abandoned: absence({ after: 'cart', of: 'order', for: minutes(30) }) },
 *     actions: [{ id: 'reminder', channel: 'email', on: 'abandoned' }],
 *     funnel: [allocate({ inbox: { channel: 'email', atMost: 1 } })],
 *   }),
 * );
 * const cart = { id: 'e1', type: 'cart', customer: 'ada', time: 0, properties: {} };
 * const steps = [...replay(step, [{ input: cart, now: 0 }], { until: Infinity })];
 *
 * steps.flatMap(({ now, result }) => result.decisions.map(({ action }) => [action, now])); // => [['reminder', 1800000]]
 * ```
 * @see docs/semantics.md, S3
 * @public
 */
export function* replay(
  step: Step,
  log: Iterable<Timed>,
  options: { readonly until?: Instant } = {},
): Generator<Stepped, void, undefined> {
  const states = new Map<string, CustomerState>();
  const due = new DueQueue();
  const inVain = new Map<string, number>();
  let last = -Infinity;

  const take = (given: Input, now: Instant, standings?: Standings): Stepped => {
    const input = given.kind === 'merge' ? withOwnState(given, states) : given;
    const { customer } = input;
    const before = states.get(customer);
    const result = step(before, input, now, standings);
    const times = input.kind === 'wakeUp' && isInVain(before, result) ? (inVain.get(customer) ?? 0) + 1 : 0;
    inVain.set(customer, times);
    states.set(customer, result.state);
    due.set(customer, times < MOST_IN_VAIN ? result.wakeAt : undefined);
    if (input.kind === 'merge' && isTakenIn(input, result)) {
      const { customer: other } = input.state;
      states.set(other, moved(step, other, customer, now));
      due.set(other, undefined);
    }
    return { input, now, result, ...(standings === undefined ? {} : { standings }) };
  };
  const wake = function* (hasCome: (at: Instant) => boolean): Generator<Stepped, void, undefined> {
    for (let next = due.take(hasCome); next !== undefined; next = due.take(hasCome)) {
      // What is overdue is made good now: no runtime can do it then.
      last = Math.max(last, next.at);
      yield take({ kind: 'wakeUp', customer: next.key }, last);
    }
  };

  for (const { input, now, standings } of log) {
    yield* wake((at) => at < now);
    yield take(input, now, standings);
    last = now;
  }
  const { until = last } = options;
  yield* wake((at) => at <= until);
}

/** What has become of the other in this run, which may be of another strategy than the one that has written the log. */
function withOwnState(merge: Merge, states: ReadonlyMap<string, CustomerState>): Merge {
  const state = states.get(merge.state?.customer);
  return state === undefined || state.successor !== undefined ? merge : { ...merge, state };
}

/** Has a wake-up changed nothing but when to wake next? */
const isInVain = (before: CustomerState | undefined, { state, decisions, fired }: StepResult): boolean =>
  decisions.length === 0 && fired.length === 0 && state.deferrals.length >= (before?.deferrals.length ?? 0);
