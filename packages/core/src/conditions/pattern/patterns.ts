import type { Builder } from '../../strategy/builder.ts';
import type { ConditionBuild } from '../conditionRule.ts';
import { compilePattern } from './compilePattern.ts';
import type { Pattern, PatternFault } from './pattern.ts';
import { Sought } from './sought.ts';

/** The longest text takes some 0.2 ms an instruction at worst. */
const MOST = 50_000;

/** The patterns that a strategy looks for: each is compiled once for each attribute that it is looked for in. */
export class Patterns {
  readonly #builder: Builder;
  readonly #known = new Map<string, Sought | PatternFault>();

  constructor(builder: Builder) {
    this.#builder = builder;
  }

  find(path: string, source: string, ignoreCase: boolean): Sought | PatternFault {
    const key = JSON.stringify([path, source, ignoreCase]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const pattern = compilePattern(source, { ignoreCase });
    const found = 'test' in pattern ? this.#counted(new Sought(source, pattern), pattern) : pattern;
    // Amendments that come and go are not to be remembered for ever.
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(key, found);
    return found;
  }

  #counted(sought: Sought, { size }: Pattern): Sought | PatternFault {
    this.#builder.instructions += size;
    if (this.#builder.instructions <= MOST) return sought;
    return { code: 'TOO_LARGE', message: `expected at most ${MOST} instructions in all patterns together`, at: 0 };
  }
}

/** Those of a strategy. */
export const patterns = (root: ConditionBuild): Patterns => new Patterns(root as Builder);
