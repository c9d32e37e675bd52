import type { Moment } from '../funnel/moment.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { CompiledCondition } from './conditionRule.ts';
import type { Truth } from './truth.ts';

/** How the answers of parts make one answer; one for all conditions of a kind. */
export interface Combining {
  readonly is: 'all' | 'any';
  readonly testOf: (parts: readonly CompiledCondition[]) => (moment: Moment) => Truth;
}

/**
 * A condition made of others. A large strategy has a hundred thousand of these, most of which only an index ever looks at: one
 * small object each, and functions only once somebody asks for them.
 */
export class Combination implements CompiledCondition {
  readonly of: readonly CompiledCondition[];
  readonly at: Pointer;
  readonly #combining: Combining;
  #test: ((moment: Moment) => Truth) | undefined;

  constructor(combining: Combining, of: readonly CompiledCondition[], at: Pointer) {
    this.of = of;
    this.#combining = combining;
    this.at = at;
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
}
