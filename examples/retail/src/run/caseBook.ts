import type { CustomerState, Input, Instant, Reason, StepResult } from '@opportune/core';

/** A moment at which something was chosen or dropped, with what the step was given. */
export interface Moment {
  readonly state: CustomerState | undefined;
  readonly input: Input;
  readonly now: Instant;
}

/** A customer, and a moment for each kind of end that candidates came to. */
export interface Case {
  readonly customer: string;
  readonly reasons: readonly Reason[];
  /** In the order in which they happened. */
  readonly moments: readonly Moment[];
}

interface Entry {
  readonly met: Set<Reason | 'CHOSEN'>;
  readonly moments: Moment[];
}

/**
 * Remembers moments to come back to: of each customer the first at which a candidate met an end that it had not met before.
 *
 * States are never changed, so that to keep one from before a moment costs a reference.
 */
export class CaseBook {
  readonly #states = new Map<string, CustomerState>();
  readonly #entries = new Map<string, Entry>();

  /** Takes in a step. All steps of a customer have to come, in their order. */
  add(
    input: Input,
    now: Instant,
    { state, decisions, dropped }: Pick<StepResult, 'state' | 'decisions' | 'dropped'>,
  ): void {
    const { customer } = input;
    const before = this.#states.get(customer);
    this.#states.set(customer, state);
    if (decisions.length + dropped.length === 0) return;
    let entry = this.#entries.get(customer);
    if (entry === undefined) this.#entries.set(customer, (entry = { met: new Set(), moments: [] }));
    const known = entry.met.size;
    if (decisions.length > 0) entry.met.add('CHOSEN');
    for (const { reason } of dropped) entry.met.add(reason);
    if (entry.met.size > known) entry.moments.push({ state: before, input, now });
  }

  /**
   * Who met the most kinds of end, first of those for whom one attribute decided; of several, who met them in the fewest
   * moments, then who came first.
   */
  richest(): Case | undefined {
    let best: readonly [string, Entry] | undefined;
    for (const each of this.#entries) if (best === undefined || isRicher(each[1], best[1])) best = each;
    if (best === undefined) return undefined;
    const [customer, { met, moments }] = best;
    return { customer, reasons: [...met].filter((end) => end !== 'CHOSEN'), moments };
  }
}

/** Ends that another attribute would have spared a candidate. */
const OF_ATTRIBUTES: readonly Reason[] = ['NOT_ELIGIBLE', 'NOT_APPLICABLE', 'NOT_SUITABLE', 'UNKNOWN'];

const rankOf = ({ met, moments }: Entry): readonly number[] => [
  OF_ATTRIBUTES.some((reason) => met.has(reason)) ? 1 : 0,
  met.size,
  -moments.length,
];

function isRicher(one: Entry, other: Entry): boolean {
  const than = rankOf(other);
  const difference = rankOf(one)
    .map((rank, i) => rank - than[i]!)
    .find((each) => each !== 0);
  return difference !== undefined && difference > 0;
}
