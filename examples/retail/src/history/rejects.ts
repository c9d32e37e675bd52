import { createWriteStream, type WriteStream } from 'node:fs';

import { UsageError } from '../cli/usageError.ts';

/** A line that could not be read. */
export interface Reject {
  readonly line: number;
  readonly reason: string;
  readonly text: string;
}

/** How many are kept in memory to be shown. */
const SHOWN = 3;
const LONGEST_TEXT = 2_000;

/** Keeps what could not be read in a file of its own, a line of JSON each, so that nothing is lost silently. */
export class Rejects {
  readonly file: string;
  readonly #first: Reject[] = [];
  #count = 0;
  #writing: WriteStream | undefined;
  #failure: Error | undefined;

  constructor(file: string) {
    this.file = file;
  }

  get count(): number {
    return this.#count;
  }

  /** The first few. */
  get first(): readonly Reject[] {
    return this.#first;
  }

  add(reject: Reject): void {
    this.#count += 1;
    if (this.#first.length < SHOWN) this.#first.push(reject);
    if (this.#writing === undefined) {
      this.#writing = createWriteStream(this.file);
      this.#writing.on('error', (error) => (this.#failure = error));
    }
    this.#writing.write(`${JSON.stringify({ ...reject, text: reject.text.slice(0, LONGEST_TEXT) })}\n`);
  }

  async close(): Promise<void> {
    const { promise, resolve } = settled();
    if (this.#writing === undefined || this.#failure !== undefined) resolve();
    else this.#writing.end(resolve).on('error', resolve);
    await promise;
    if (this.#failure !== undefined) {
      throw new UsageError(
        `${this.file} cannot be written: ${this.#failure.message}`,
        'Choose another folder with --out.',
      );
    }
  }
}

function settled(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
