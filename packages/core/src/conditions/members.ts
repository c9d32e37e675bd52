import { lowered } from './ignoringCase.ts';

/** A list as short as most are is searched faster than a hash table is entered. */
const SHORT = 8;

/** The values of a list, made ready to be searched as `eq` compares. */
export class Members<Value = unknown> {
  /** As they are written. */
  readonly values: readonly Value[];
  readonly #list: readonly unknown[];
  readonly #set: ReadonlySet<unknown> | undefined;

  /** @param ignoreCase - texts are kept in lower case, and have to be asked for in lower case */
  constructor(values: readonly Value[], ignoreCase: boolean = false) {
    this.values = values;
    this.#list = ignoreCase ? values.map(lowered) : values;
    this.#set = values.length > SHORT ? new Set(this.#list) : undefined;
  }

  has(value: unknown): boolean {
    return this.#set === undefined ? this.#list.includes(value) : this.#set.has(value);
  }
}
