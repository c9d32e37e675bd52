import type { Moment } from '../funnel/moment.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Blame, CompiledCondition } from './conditionRule.ts';
import type { Truth } from './truth.ts';

/** How the answers of parts make one answer; one for all conditions of a kind. */
export interface Combining {
  readonly is: 'all' | 'any';
  readonly testOf: (parts: readonly CompiledCondition[]) => (moment: Moment) => Truth;
  /** The part that made the condition what it is now; undefined where there is none. */
  readonly guilty: (parts: readonly CompiledCondition[], moment: Moment) => CompiledCondition | undefined;
}

/**
 * A condition made of others. A large strategy has a hundred thousand of these, most of which only an index ever looks at: one
 * small object each, and functions only once somebody asks for them.
 */
export class Combination implements CompiledCondition {
  readonly of: readonly CompiledCondition[];
  readonly #combining: Combining;
  readonly #at: Pointer;
  #test: ((moment: Moment) => Truth) | undefined;

  constructor(combining: Combining, of: readonly CompiledCondition[], at: Pointer) {
    this.of = of;
    this.#combining = combining;
    this.#at = at;
  }

  get is(): 'all' | 'any' {
    return this.#combining.is;
  }

  get form(): this {
    return this;
  }

  get test(): (moment: Moment) => Truth {
    return (this.#test ??= this.#combining.testOf(this.of));
  }

  blame(moment: Moment): Blame {
    return this.#combining.guilty(this.of, moment)?.blame(moment) ?? { clause: this.#at };
  }

  guilty(moment: Moment): CompiledCondition | undefined {
    // Where all of them are true there is no part of `all` to blame, and so it need not be asked first.
    if (this.is === 'any' && this.test(moment) === true) return undefined;
    const part = this.#combining.guilty(this.of, moment);
    return part === undefined && this.is === 'any' ? this : part;
  }
}
