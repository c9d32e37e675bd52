import type { Moment } from '../../funnel/moment.ts';
import type { Cursor } from './cursor.ts';
import type { Entry, Order } from './entry.ts';
import { Part } from './part.ts';

/** A part that has grown to this share of the one before it is joined with it, so that parts stay few. */
const JOINS_AT = 1 / 4;

/**
 * Things that are found by their conditions, in an order. It never changes: with other entries it is another catalogue, which
 * shares with this one what has stayed the same, so that changing one entry of many costs little.
 */
export class Catalog<E extends Entry> {
  readonly #order: Order<E>;
  /** The largest first; no entry is in two. */
  readonly #parts: readonly Part<E>[];

  private constructor(order: Order<E>, parts: readonly Part<E>[]) {
    this.#order = order;
    this.#parts = parts;
  }

  static of<E extends Entry>(entries: readonly E[], order: Order<E>): Catalog<E> {
    return new Catalog(order, [Part.of(entries, order)]);
  }

  find(id: string): E | undefined {
    for (const part of this.#parts) {
      const entry = part.find(id);
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  /** The first whose condition is true. */
  first(moment: Moment): E | undefined {
    let first: E | undefined;
    for (const part of this.#parts) {
      const entry = part.first(moment);
      if (entry !== undefined && (first === undefined || this.#order(entry, first) < 0)) first = entry;
    }
    return first;
  }

  /** Those whose conditions are true, in order, and at most so many. */
  all(moment: Moment, atMost: number = Infinity): E[] {
    const [part, ...others] = this.#parts;
    if (part !== undefined && others.length === 0) return part.all(moment, atMost);
    const found: E[] = [];
    const heads = this.#parts.map((part): Head<E> => {
      const cursor = part.begin(moment);
      return { part, cursor, entry: part.at(cursor.next()) };
    });
    while (found.length < atMost) {
      const head = this.#least(heads);
      if (head?.entry === undefined) break;
      found.push(head.entry);
      head.entry = head.part.at(head.cursor.next());
    }
    for (const { part, cursor } of heads) part.end(cursor);
    return found;
  }

  /** This catalogue with some entries in place of those of the same ids, or beside them, and without others. */
  with(changed: readonly E[], without: readonly string[] = []): Catalog<E> {
    const gone = [...changed.map(({ id }) => id), ...without];
    const parts = this.#parts.map((part) => part.without(gone)).filter((part) => part.size > 0);
    if (changed.length > 0) parts.push(Part.of(changed, this.#order));
    while (parts.length > 1 && parts.at(-1)!.size >= parts.at(-2)!.size * JOINS_AT) {
      const [last, before] = [parts.pop()!, parts.pop()!];
      parts.push(Part.of([...before.entries(), ...last.entries()], this.#order));
    }
    return new Catalog(this.#order, parts);
  }

  #least(heads: readonly Head<E>[]): Head<E> | undefined {
    let least: Head<E> | undefined;
    for (const head of heads) {
      if (head.entry === undefined) continue;
      if (least?.entry === undefined || this.#order(head.entry, least.entry) < 0) least = head;
    }
    return least;
  }
}

/** How far the search in one part has come. */
interface Head<E extends Entry> {
  readonly part: Part<E>;
  readonly cursor: Cursor;
  entry: E | undefined;
}
