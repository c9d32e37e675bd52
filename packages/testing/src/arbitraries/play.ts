import type { CustomerState, Input, Instant, Standings, Step, Stepped } from '@opportune/core';

import type { Happening } from './histories.ts';

/** More wake-ups than this at one instant, and time alone never comes to rest. */
const WAKES_AT_ONCE = 100;

/**
 * Runs a history through a step in virtual time, as a runtime does: wakes it whenever it has asked for it, gives the input
 * first where both are due, and fills in the decisions that receipts are about. Yields every step.
 *
 * @param options - `wakes`: false leaves out the wake-ups, as a runtime that is down does; `until`: how long time runs on
 * after the last input, which is where it stops if this is left out; `store`: what becomes of the state between two steps
 * @throws {Error} where the step asks to be woken at the same instant again and again
 * @example
 * ```ts
 * import { allocate, compile, strategy } from '@opportune/core';
 * import { play } from '@opportune/testing';
 *
 * const step = compile(
 *   strategy<{ events: { visited: object }; profile: object }>()({
 *     id: 'welcome',
 *     version: '1',
 *     actions: [{ id: 'hello', channel: 'web' }],
 *     funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
 *   }),
 * );
 * const steps = [
 *   ...play(step, [
 *     { now: 0, input: { kind: 'request', id: 'r1', customer: 'ada' } },
 *     { now: 5, receipt: { customer: 'ada', status: 'sent' }, of: 0 },
 *   ]),
 * ];
 *
 * steps.map(({ result }) => result.decisions.length); // => [1, 0]
 * ```
 * @public
 */
export function* play(
  step: Step,
  history: readonly Happening[],
  options: {
    readonly wakes?: boolean;
    readonly until?: Instant;
    readonly store?: (state: CustomerState) => CustomerState;
  } = {},
): Generator<Stepped, void, undefined> {
  const { wakes = true, until, store = (state) => state } = options;
  const decisions: string[] = [];
  let state: CustomerState | undefined;
  let wakeAt: Instant | undefined;
  let standings: Standings = {};

  const take = (input: Input, now: Instant): Stepped => {
    const before = standings;
    const result = step(state, input, now, before);
    state = store(result.state);
    wakeAt = result.wakeAt;
    for (const { account, amount } of result.decisions.flatMap(({ claims = [] }) => claims)) {
      standings = { ...standings, [account]: (standings[account] ?? 0) + amount };
    }
    decisions.push(...result.decisions.map(({ id }) => id));
    return { input, now, standings: before, result };
  };

  let time = -Infinity;
  const wake = function* (hasCome: (at: Instant) => boolean): Generator<Stepped, void, undefined> {
    let wakesHere = 0;
    while (wakes && state !== undefined && wakeAt !== undefined && hasCome(wakeAt)) {
      wakesHere = wakeAt > time ? 0 : wakesHere + 1;
      if (wakesHere > WAKES_AT_ONCE) throw new Error(`woken again and again at ${time}`);
      // What is overdue is made good now, not then.
      time = Math.max(wakeAt, time);
      yield take({ kind: 'wakeUp', customer: state.customer }, time);
    }
  };

  for (const happening of history) {
    const { now } = happening;
    yield* wake((at) => at < now);
    time = now;
    yield take('input' in happening ? inputOf(happening, decisions) : receiptOf(happening, decisions), now);
  }
  yield* wake((at) => at <= (until ?? time));
}

function inputOf({ input, of }: Extract<Happening, { readonly input: Input }>, decisions: readonly string[]): Input {
  if (of === undefined || !('properties' in input)) return input;
  return { ...input, properties: { ...input.properties, decision: nth(decisions, of) } };
}

const nth = (decisions: readonly string[], n: number): string =>
  decisions[n % Math.max(1, decisions.length)] ?? 'unheard of';

function receiptOf(
  { now, receipt, of }: Extract<Happening, { readonly receipt: unknown }>,
  decisions: readonly string[],
): Input {
  const decision = nth(decisions, of);
  return { kind: 'receipt', decision, channel: 'email', time: now, ...receipt };
}
