import type { Scalar } from '../shape/shape.ts';
import { Members } from './members.ts';

/** Lists as short as most are. A longer one is hardly ever the same again. */
const LONGEST = 8;

/** The lists of values of a strategy: thousands of conditions have one of the same few, and share it. */
export class MemberLists<Value> {
  /** By a hash of their values; of two with the same hash, the first. */
  readonly #known = new Map<number, Members<Value>>();
  readonly #numbers = new Map<Value, number>();

  of(values: readonly Value[]): Members<Value> {
    if (values.length > LONGEST) return new Members(values);
    const hash = this.#hashOf(values);
    const known = this.#known.get(hash);
    if (known !== undefined && areSame(known.values, values)) return known;
    const members = new Members(values);
    if (known === undefined) this.#known.set(hash, members);
    return members;
  }

  #hashOf(values: readonly Value[]): number {
    let hash = values.length;
    for (const value of values) {
      let number = this.#numbers.get(value);
      if (number === undefined) this.#numbers.set(value, (number = this.#numbers.size));
      hash = (Math.imul(hash, 0x9e3779b1) + number) | 0;
    }
    return hash;
  }
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  if (some.length !== others.length) return false;
  for (let i = 0; i < some.length; i += 1) if (!Object.is(some[i], others[i])) return false;
  return true;
}

/** Those of a strategy. */
export const memberLists = (): MemberLists<Scalar> => new MemberLists();
