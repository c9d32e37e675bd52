import type { Pattern } from './pattern.ts';

/**
 * A pattern that is looked for in an attribute. It remembers the last text and what it has found there, because a ranking asks the
 * same of one moment for each candidate. This changes nothing but the speed.
 */
export class Sought {
  readonly source: string;
  readonly #pattern: Pattern;
  #text: string | undefined;
  #isFound = false;

  constructor(source: string, pattern: Pattern) {
    this.source = source;
    this.#pattern = pattern;
  }

  isIn(text: string): boolean {
    if (text !== this.#text) {
      this.#isFound = this.#pattern.test(text);
      this.#text = text;
    }
    return this.#isFound;
  }
}
