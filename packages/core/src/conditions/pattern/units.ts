import { UNIT } from './program.ts';

/** Something that one code unit is or is not: a character, an escape or a class of a pattern. */
export interface Unit {
  test(char: string): boolean;
}

/**
 * The units of a pattern, each once. On a single character a regular expression of the platform is quick and safe, so that
 * escapes, ranges and case are left to it.
 */
export class Units {
  readonly list: Unit[] = [];
  readonly #sources: string[] = [];
  readonly #ignoreCase: boolean;

  constructor(ignoreCase: boolean) {
    this.#ignoreCase = ignoreCase;
    this.add('\\w');
  }

  /** Adds a unit by its source. @throws where that has a range that does not ascend @returns what an instruction asks for */
  add(source: string): number {
    const known = this.#sources.indexOf(source);
    if (known >= 0) return UNIT + known;
    const text = this.textOf(source);
    this.list.push(text ? { test: (char) => char === text } : new RegExp(source, this.#ignoreCase ? 'i' : ''));
    return UNIT + this.#sources.push(source) - 1;
  }

  /** The character that the unit is, if it is always the same. */
  textOf(source: string): string | undefined {
    return this.#ignoreCase ? undefined : /^(?:\\\W|[^.])$/.test(source) ? source.slice(-1) : undefined;
  }
}
