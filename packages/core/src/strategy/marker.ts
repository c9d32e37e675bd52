import { canonical } from '../internal/canonical.ts';
import { hash128, hash32 } from '../internal/hash.ts';
import { own } from '../internal/own.ts';
import type { Node } from '../shape/shape.ts';
import { MARK_LENGTH, type Mark } from '../step/marks.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const BITS = 6;

/** Marks nodes by what they say, the conditions that they name included. Two wordings have one mark once in 16 million times. */
export class Marker {
  readonly #conditions: Readonly<Record<string, Node>>;
  readonly #named = new Map<string, string>();

  constructor(conditions: Readonly<Record<string, Node>>) {
    this.#conditions = conditions;
  }

  mark(family: 'aggregate' | 'trigger', name: string, node: Node): Mark {
    const hash = hash32(canonical([family, name, this.#spelt(node)]), 0);
    return Array.from({ length: MARK_LENGTH }, (_, i) => LETTERS[(hash >>> (BITS * i)) & 63]).join('');
  }

  /** With the meaning of a named condition beside its name. */
  #spelt(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each) => this.#spelt(each));
    if (typeof value !== 'object' || value === null) return value;
    const spelt = Object.entries(value).map(([key, each]): [string, unknown] => [key, this.#spelt(each)]);
    const { kind, name } = value as Readonly<Record<string, unknown>>;
    if (kind === 'named' && typeof name === 'string') spelt.push(['is', this.#meaning(name)]);
    return Object.fromEntries(spelt);
  }

  #meaning(name: string): string {
    const known = this.#named.get(name);
    if (known !== undefined) return known;
    // A name that leads back to itself is refused elsewhere, and must not lead here in circles.
    this.#named.set(name, '');
    const meaning = hash128(canonical(this.#spelt(own(this.#conditions, name) ?? null)));
    this.#named.set(name, meaning);
    return meaning;
  }
}
