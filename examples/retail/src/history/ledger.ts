import type { PastEvent } from './pastEvent.ts';

/**
 * Puts the lines of invoices together, and everything in the order of time.
 *
 * Lines of the same invoice and customer are one event at the time of the first of them in the file, and its total is
 * theirs. They may lie anywhere in the file, so no event is known to be whole before the last line; what is kept is an
 * event, not its lines.
 */
export class Ledger {
  readonly #events: Writable[] = [];
  readonly #invoices = new Map<string, Writable>();
  #last = -Infinity;
  #isSorted = true;

  add(event: PastEvent): void {
    const { invoice, id, time } = event;
    const first = invoice === undefined ? undefined : this.#invoices.get(id);
    if (first !== undefined) {
      first.total = exact((first.total ?? 0) + (event.total ?? 0));
      return;
    }
    const own = { ...event };
    if (invoice !== undefined) this.#invoices.set(id, own);
    this.#isSorted &&= time >= this.#last;
    this.#last = time;
    this.#events.push(own);
  }

  /** The events by time; those at the same time in the order of the file. */
  inOrder(): readonly PastEvent[] {
    if (!this.#isSorted) this.#events.sort((a, b) => a.time - b.time);
    return this.#events;
  }
}

/** Money has few decimals: what is beyond them is the error of adding doubles. */
const exact = (total: number): number => Math.round(total * 1e6) / 1e6;

/** Its total grows with each further line. */
type Writable = Omit<PastEvent, 'total'> & { total: number | undefined };
