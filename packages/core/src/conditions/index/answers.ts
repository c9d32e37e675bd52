import type { Moment } from '../../funnel/moment.ts';

/** What is seen at one moment of the subjects of conditions: each is looked up when it is asked for, and once. */
export class Answers {
  readonly #reads: readonly ((moment: Moment) => unknown)[];
  readonly #values: unknown[];
  readonly #isKnown: Uint8Array;
  #moment: Moment | undefined;

  constructor(reads: readonly ((moment: Moment) => unknown)[]) {
    this.#reads = reads;
    this.#values = reads.map(() => undefined);
    this.#isKnown = new Uint8Array(reads.length);
  }

  get moment(): Moment {
    return this.#moment!;
  }

  begin(moment: Moment): void {
    this.#moment = moment;
    this.#isKnown.fill(0);
  }

  /** What was seen is not kept longer than it is needed. */
  end(): void {
    this.#moment = undefined;
    this.#values.fill(undefined);
  }

  of(subject: number): unknown {
    if (this.#isKnown[subject] === 1) return this.#values[subject];
    const value = this.#reads[subject]!(this.#moment!);
    this.#values[subject] = value;
    this.#isKnown[subject] = 1;
    return value;
  }
}
