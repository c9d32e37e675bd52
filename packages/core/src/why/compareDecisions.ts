import type { Cause } from '../funnel/cause.ts';
import { causeKey } from '../funnel/causeKey.ts';
import type { Decision } from '../funnel/decision.ts';
import { canonical } from '../internal/canonical.ts';
import { compareText } from '../internal/compareText.ts';
import type { Writable } from '../internal/writable.ts';
import type { Instant } from '../time/instant.ts';

/**
 * What the one has decided, and what the other.
 * @public
 */
export interface Comparison {
  /** Decisions on the same action at the same place. */
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
 * Compares what two strategies have decided over the same log: for each customer and cause, which actions have the places of each slot. When something was
 * decided does not count, for quiet hours may put it off. Where a strategy is replayed already, this is what `whatIf` does with the rest.
 *
 * @example
 * ```ts
 * import { allocate, compile } from '@opportune/core';
 * import { compareDecisions } from '@opportune/core/why';
 *
 * const [one, other] = ['news', 'sale'].map((id) =>
 *   compile({
 *     id: 'home',
 *     version: '1',
 *     actions: [{ id, channel: 'web' }],
 *     funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
 *   })(undefined, { kind: 'request', id: 'r1', customer: 'ada' }, 0),
 * );
 * const { changed, changes } = compareDecisions(one?.decisions ?? [], other?.decisions ?? []);
 *
 * changed; // => 1
 * changes.map(({ before, after }) => [before?.action, after?.action]); // => [['news', 'sale']]
 * ```
 * @see docs/semantics.md, W3
 * @public
 */
export function compareDecisions(before: Iterable<Decision>, after: Iterable<Decision>): Comparison {
  const places = new Map<string, Place>();
  for (const [side, decisions] of Object.entries({ before, after }) as [keyof Place, Iterable<Decision>][]) {
    for (const decision of decisions) {
      const key = canonical([decision.customer, ...causeKey(decision.cause), decision.slot]);
      const place = places.get(key) ?? { before: [], after: [] };
      place[side].push(decision);
      places.set(key, place);
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
  for (const place of places.values()) {
    for (const { action } of place.before) count(action, 'before');
    for (const { action } of place.after) count(action, 'after');
    const [gone, come] = [othersThan(place.before, place.after), othersThan(place.after, place.before)];
    for (const { action } of place.before.filter((decision) => !gone.includes(decision))) {
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

/** An action has at most one place of a slot for a cause, but for what has been put off and asked again. */
const othersThan = (some: readonly Decision[], others: readonly Decision[]): readonly Decision[] =>
  some.filter(({ action }) => !others.some((other) => other.action === action));

function changeOf(before: Decision | undefined, after: Decision | undefined): DecisionChange {
  const { customer, cause, slot } = (before ?? after)!;
  return { customer, cause, slot, before, after };
}

const timeOf = ({ before, after }: DecisionChange): Instant => (before ?? after)!.at;
