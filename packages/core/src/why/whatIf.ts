import type { Cause } from '../funnel/cause.ts';
import { causeKey } from '../funnel/causeKey.ts';
import type { Decision } from '../funnel/decision.ts';
import { canonical } from '../internal/canonical.ts';
import { compareText } from '../internal/compareText.ts';
import { replay } from '../step/replay.ts';
import type { Step } from '../step/step.ts';
import type { Timed } from '../step/stepped.ts';
import type { Instant } from '../time/instant.ts';

/**
 * What another strategy would have decided.
 * @public
 */
export interface WhatIf {
  /** Decisions that both make. */
  readonly same: number;
  /** Places that both fill, with different actions. */
  readonly changed: number;
  /** Places that only the other fills. */
  readonly gained: number;
  /** Places that only the first fills. */
  readonly lost: number;
  /** By action, in the order of their ids: how often the one decides on it, the other, and both at the same place. */
  readonly actions: Readonly<Record<string, ActionCounts>>;
  /** All that is not the same, in the order of time. */
  readonly changes: readonly DecisionChange[];
}

/** @public */
export interface ActionCounts {
  readonly before: number;
  readonly after: number;
  readonly same: number;
}

/**
 * A place that is filled otherwise.
 * @public
 */
export interface DecisionChange {
  readonly customer: string;
  readonly cause: Cause;
  readonly slot: string;
  /** Undefined where it was gained. */
  readonly before: Decision | undefined;
  /** Undefined where it was lost. */
  readonly after: Decision | undefined;
}

/**
 * Runs the same log through two strategies and compares what they decide: for each customer and cause, which actions have the places of each slot.
 * Each strategy lives with what it has decided itself, so that a cap that the one has used up may be open in the other. When something is decided
 * does not count, for quiet hours may put it off.
 *
 * The log says what customers did when the first strategy decided: what they would have done otherwise nobody knows. Receipts and outcomes
 * of decisions that the other does not make are ignored by it.
 *
 * @param log - in order of `now`; records of `recordOf` are such a log. It is read once and kept, as are all decisions
 * @param options - `until`: how long time runs on after the last input, as for `replay`
 * @example
 * ```ts
 * import { allocate, arbitrate, compile, lever, product, value } from '@opportune/core';
 * import { whatIf } from '@opportune/core/why';
 *
 * const pulling = (sale: number) =>
 *   compile({
 *     id: 'home',
 *     version: '1',
 *     actions: [
 *       { id: 'sale', channel: 'web', value: 3 },
 *       { id: 'news', channel: 'web', value: 2 },
 *     ],
 *     funnel: [arbitrate(product(value(), lever({ sale }))), allocate({ hero: { channel: 'web', atMost: 1 } })],
 *   });
 * const log = [{ input: { kind: 'request', id: 'r1', customer: 'ada' }, now: 0 }] as const;
 * const { changed, actions } = whatIf(pulling(1), pulling(0.5), log);
 *
 * changed; // => 1
 * actions.sale; // => { before: 1, after: 0, same: 0 }
 * ```
 * @see docs/semantics.md, W3
 * @public
 */
export function whatIf(
  step: Step,
  other: Step,
  log: Iterable<Timed>,
  options: { readonly until?: Instant } = {},
): WhatIf {
  const inputs = [...log];
  const places = new Map<string, Place>();
  for (const side of ['before', 'after'] as const) {
    for (const { result } of replay(side === 'before' ? step : other, inputs, options)) {
      for (const decision of result.decisions) {
        const key = canonical([decision.customer, ...causeKey(decision.cause), decision.slot]);
        const place = places.get(key) ?? { before: [], after: [] };
        place[side].push(decision);
        places.set(key, place);
      }
    }
  }

  const counts = new Map<string, Writable<ActionCounts>>();
  const count = (action: string, what: keyof ActionCounts): void => {
    const counted = counts.get(action) ?? { before: 0, after: 0, same: 0 };
    counted[what] += 1;
    counts.set(action, counted);
  };
  const changes: DecisionChange[] = [];
  let same = 0;
  for (const { before, after } of places.values()) {
    for (const { action } of before) count(action, 'before');
    for (const { action } of after) count(action, 'after');
    const [gone, come] = [othersThan(before, after), othersThan(after, before)];
    for (const { action } of before.filter((decision) => !gone.includes(decision))) {
      same += 1;
      count(action, 'same');
    }
    for (let i = 0; i < Math.max(gone.length, come.length); i += 1) changes.push(changeOf(gone[i], come[i]));
  }
  return {
    same,
    changed: changes.filter(({ before, after }) => before !== undefined && after !== undefined).length,
    gained: changes.filter(({ before }) => before === undefined).length,
    lost: changes.filter(({ after }) => after === undefined).length,
    actions: Object.fromEntries([...counts].sort(([one], [two]) => compareText(one, two))),
    changes: changes.sort((one, two) => timeOf(one) - timeOf(two)),
  };
}

interface Place {
  readonly before: Decision[];
  readonly after: Decision[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** An action has at most one place of a slot for a cause, but for what has been put off and asked again. */
const othersThan = (some: readonly Decision[], others: readonly Decision[]): readonly Decision[] =>
  some.filter(({ action }) => !others.some((other) => other.action === action));

function changeOf(before: Decision | undefined, after: Decision | undefined): DecisionChange {
  const { customer, cause, slot } = (before ?? after)!;
  return { customer, cause, slot, before, after };
}

const timeOf = ({ before, after }: DecisionChange): Instant => (before ?? after)!.at;
