import type { Moment } from '../../funnel/moment.ts';
import { ConditionIndex } from './conditionIndex.ts';
import { Cursor } from './cursor.ts';
import type { Entry, Order } from './entry.ts';

/** Entries that were indexed together, in order; some of them may no longer count. */
export class Part<E extends Entry> {
  readonly #shared: Shared<E>;
  readonly #dead: ReadonlySet<number>;
  readonly #alive: Int32Array;

  private constructor(shared: Shared<E>, dead: ReadonlySet<number>, alive: Int32Array) {
    this.#shared = shared;
    this.#dead = dead;
    this.#alive = alive;
  }

  static of<E extends Entry>(entries: readonly E[], order: Order<E>): Part<E> {
    const sorted = [...entries].sort(order);
    const index = new ConditionIndex(sorted.map(({ condition }) => condition));
    const places = new Map<string, number>();
    for (let i = 0; i < sorted.length; i += 1) places.set(sorted[i]!.id, i);
    return new Part({ sorted, index, places, idle: undefined }, new Set(), index.all);
  }

  /** How many count. */
  get size(): number {
    return this.#shared.sorted.length - this.#dead.size;
  }

  *entries(): Generator<E, void, undefined> {
    for (const [place, entry] of this.#shared.sorted.entries()) if (!this.#dead.has(place)) yield entry;
  }

  find(id: string): E | undefined {
    const place = this.#shared.places.get(id);
    return place === undefined || this.#dead.has(place) ? undefined : this.#shared.sorted[place];
  }

  /** The same part, in which these ids no longer count. */
  without(ids: Iterable<string>): Part<E> {
    const { places, index } = this.#shared;
    const gone: number[] = [];
    for (const id of ids) {
      const place = places.get(id);
      if (place !== undefined && !this.#dead.has(place)) gone.push(place);
    }
    if (gone.length === 0) return this;
    return new Part(this.#shared, new Set([...this.#dead, ...gone]), index.without(this.#alive, gone));
  }

  first(moment: Moment): E | undefined {
    const cursor = this.begin(moment);
    const place = cursor.next();
    this.end(cursor);
    return this.at(place);
  }

  /** Those whose conditions are true, in order, and at most so many. */
  all(moment: Moment, atMost: number): E[] {
    const found: E[] = [];
    const cursor = this.begin(moment);
    while (found.length < atMost) {
      const entry = this.at(cursor.next());
      if (entry === undefined) break;
      found.push(entry);
    }
    this.end(cursor);
    return found;
  }

  /** A cursor over the places of the entries that are true; it must be given back by `end`. */
  begin(moment: Moment): Cursor {
    const shared = this.#shared;
    const cursor = shared.idle ?? new Cursor(shared.index);
    shared.idle = undefined;
    return cursor.begin(moment, this.#alive);
  }

  end(cursor: Cursor): void {
    cursor.end();
    this.#shared.idle = cursor;
  }

  /** The entry at a place; undefined at -1. */
  at(place: number): E | undefined {
    // A list knows nothing at -1 either, but takes its time to find that out.
    return place < 0 ? undefined : this.#shared.sorted[place];
  }
}

/** What all parts have in common that were made from one. */
interface Shared<E> {
  readonly sorted: readonly E[];
  readonly index: ConditionIndex;
  readonly places: ReadonlyMap<string, number>;
  /** One that nobody uses just now; a search within a search makes another. */
  idle: Cursor | undefined;
}
