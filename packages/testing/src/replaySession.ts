import type { CustomerState, Step, Strategy, StrategyReference } from '@opportune/core';
import { retrace, type Retraced, type Session } from '@opportune/core/why';

/**
 * A step of a session that was made again.
 * @public
 */
export interface Replayed extends Retraced {
  /** What has made it again. */
  readonly step: Step;
}

/**
 * Makes what was recorded in a page again, each step by the strategy that made it there, and says of each whether something else comes of it now. Where
 * nothing differs, it is the same to the byte.
 *
 * @param session - as the developer panel of `@opportune/browser` saves it, read back from its file
 * @param compile - called once for each strategy; it binds the models and recipes that are used, which no file holds
 * @throws {Error} where the session does not hold a strategy that has decided in it: add it to `strategies` under its hash
 * @example
 * ```ts
 * import { allocate, compile } from '@opportune/core';
 * import { recordOf } from '@opportune/core/why';
 * import { replaySession } from '@opportune/testing';
 *
 * const strategy = {
 *   id: 'home',
 *   version: '1',
 *   actions: [{ id: 'hello', channel: 'web' }],
 *   funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
 * };
 * const step = compile(strategy);
 * const input = { kind: 'request', id: 'r1', customer: 'ada' } as const;
 * const records = [recordOf(step, undefined, { input, now: 0, result: step(undefined, input, 0) })];
 * const session = { format: 1, strategies: { [step.strategy.hash]: strategy }, records } as const;
 *
 * [...replaySession(session, compile)].map(({ difference }) => difference); // => [undefined]
 * ```
 * @see docs/guide/devtools.md
 * @public
 */
export function* replaySession(
  { strategies, records }: Session,
  compile: (strategy: Strategy) => Step,
): Generator<Replayed, void, undefined> {
  const steps = new Map<string, Step>();
  const stepFor = ({ id, version, hash }: StrategyReference): Step => {
    const strategy = Object.hasOwn(strategies, hash) ? strategies[hash] : undefined;
    if (strategy === undefined)
      throw new Error(`expected the strategy ${id} ${version} as strategies.${hash}, found nothing`);
    const step = steps.get(hash) ?? compile(strategy);
    steps.set(hash, step);
    return step;
  };
  const states = new Map<string, CustomerState>();
  for (const record of records) {
    const step = stepFor(record.strategy);
    for (const retraced of retrace(step, [record], { states: states.values() })) {
      states.set(record.input.customer, retraced.result.state);
      yield { ...retraced, step };
    }
  }
}
