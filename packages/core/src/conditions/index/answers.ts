import type { Moment } from '../../funnel/moment.ts';

/** What is seen at one moment of the subjects of conditions: each is looked up when it is asked for, and once. */
export class Answers {
  readonly #reads: readonly ((moment: Moment) => unknown)[];
  readonly #values: unknown[];
  #moment: Moment | undefined;

  constructor(reads: readonly ((moment: Moment) => unknown)[]) {
    this.#reads = reads;
    this.#values = reads.map(() => UNSEEN);
  }

  get moment(): Moment {
    return this.#moment!;
  }

  begin(moment: Moment): void {
    this.#moment = moment;
  }

  /** What was seen is not kept longer than it is needed. */
  end(): void {
    const values = this.#values;
    this.#moment = undefined;
    // They are few: a call of `fill` takes longer.
    for (let i = 0; i < values.length; i += 1) values[i] = UNSEEN;
  }

  of(subject: number): unknown {
    const known = this.#values[subject];
    if (known !== UNSEEN) return known;
    return (this.#values[subject] = this.#reads[subject]!(this.#moment!));
  }
}

const UNSEEN = Symbol('unseen');
