import type { Moment } from '../../funnel/moment.ts';

/** What stands for a value that nobody has looked up yet; a missing attribute is undefined. */
export const UNSEEN: unique symbol = Symbol('unseen');

/** What is seen at one moment of the subjects of conditions: each is looked up when it is asked for, and once. */
export class Answers {
  /** By subject. To look here first, and to call `of` only for what is unseen, saves a call for each of many questions. */
  readonly values: unknown[];
  readonly #reads: readonly ((moment: Moment) => unknown)[];
  #moment: Moment | undefined;

  constructor(reads: readonly ((moment: Moment) => unknown)[]) {
    this.values = reads.map(() => UNSEEN);
    this.#reads = reads;
  }

  get moment(): Moment {
    return this.#moment!;
  }

  begin(moment: Moment): void {
    this.#moment = moment;
  }

  /** What was seen is not kept longer than it is needed. */
  end(): void {
    const { values } = this;
    this.#moment = undefined;
    // They are few: a call of `fill` takes longer.
    for (let i = 0; i < values.length; i += 1) values[i] = UNSEEN;
  }

  of(subject: number): unknown {
    const known = this.values[subject];
    if (known !== UNSEEN) return known;
    return (this.values[subject] = this.#reads[subject]!(this.#moment!));
  }
}
