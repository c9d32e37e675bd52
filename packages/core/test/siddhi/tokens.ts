/** The words of a query, read one after the other. */
export class Tokens {
  readonly #words: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#words = text.match(/->|[<>=!]=|'[^']*'|\d+(?:\.\d+)?f?|\w+|[^\s\w]/g) ?? [];
  }

  get next(): string | undefined {
    return this.#words[this.#at];
  }

  after(many: number): string | undefined {
    return this.#words[this.#at + many];
  }

  take(): string {
    const word = this.#words[this.#at];
    if (word === undefined) throw new Error('the query ends too early');
    this.#at += 1;
    return word;
  }

  /** Takes a word where it comes next. */
  skip(word: string): boolean {
    if (this.next !== word) return false;
    this.#at += 1;
    return true;
  }

  expect(word: string): void {
    const found = this.take();
    if (found !== word) throw new Error(`expected ${word}, found ${found}`);
  }
}
