import type { Decision, Instant, Receipt } from '@opportune/core';

/** A decision on its way to the platform. */
export interface Passage {
  readonly id: string;
  readonly customer: string;
  readonly action: string;
  readonly decidedAt: Instant;
  /** When it left the outbox, how, and what was said; undefined while it waits. */
  end?: { readonly at: Instant; readonly status: Receipt['status']; readonly detail: string | undefined };
}

/** Keeps account of each decision from when it was made until it has left, so that what waited can be told. */
export class DeliveryBook {
  readonly #passages = new Map<string, Passage>();
  /** When a try failed that may be made again. */
  readonly failures: Instant[] = [];

  get passages(): Iterable<Passage> {
    return this.#passages.values();
  }

  /** How many have not left. */
  get waiting(): number {
    return this.#waiting;
  }
  #waiting = 0;

  decide({ id, customer, action, at }: Decision): Passage {
    const known = this.#passages.get(id);
    if (known !== undefined) return known;
    const passage: Passage = { id, customer, action, decidedAt: at };
    this.#passages.set(id, passage);
    this.#waiting += 1;
    return passage;
  }

  /** Takes in what the channel said. After a restart it may be of a decision that was made before. */
  answer(decision: Decision, { status, retryable, time, detail }: Receipt): void {
    const passage = this.decide(decision);
    if (status === 'failed' && retryable === true) {
      this.failures.push(time);
      return;
    }
    if (passage.end === undefined) this.#waiting -= 1;
    passage.end = { at: time, status, detail };
  }
}
