import { under } from '../shape/pointer.ts';
import { comparison } from './comparison.ts';
import type { ConditionRule } from './conditionRule.ts';
import { caseOption, type CaseOption } from './ignoringCase.ts';
import { compilePattern } from './pattern/compilePattern.ts';
import type { Pattern } from './pattern/pattern.ts';
import type { Relation } from './relation.ts';

/** @public */
export interface Matches<Path extends string = string> {
  readonly kind: 'matches';
  readonly path: Path;
  readonly pattern: string;
  readonly ignoreCase?: true;
}

/**
 * True where the attribute is a text in which the pattern is found; `^` and `$` tie it to the whole. Patterns are the regular
 * expressions of JavaScript without what makes them slow: no text takes longer than its length. Unknown where the attribute is
 * missing or not a text.
 *
 * @param options - `ignoreCase`: as the flag `i`
 * @example
 * ```ts
 * import { matches } from '@opportune/core';
 *
 * matches('event.sku', '^A-[0-9]+$'); // => { kind: 'matches', path: 'event.sku', pattern: '^A-[0-9]+$' }
 * ```
 * @see docs/semantics.md, C8
 * @public
 */
export const matches = <const Path extends string>(
  path: Path,
  pattern: string,
  options?: CaseOption,
): Matches<Path> => ({ kind: 'matches', path, pattern, ...caseOption(options) });

/** Found in no text where it is not in order, which is a fault. */
interface Sought {
  readonly source: string;
  readonly pattern: Pattern | undefined;
}

/** With at most 1,000 instructions a pattern, the worst one takes some 0.2 s for the longest text. */
const LONGEST = 10_000;

const MATCHES: Relation<Sought> = {
  holds: (seen, { pattern }) => (typeof seen === 'string' && seen.length <= LONGEST ? pattern?.test(seen) : undefined),
  needed: ({ source }) => ({ matches: source }),
};

/** @public */
export const matchesRule: ConditionRule<Matches> = {
  family: 'condition',
  kind: 'matches',
  fields: {
    required: { path: { is: 'path' }, pattern: { is: 'text' } },
    optional: { ignoreCase: { is: 'true' } },
  },
  compile: ({ path, pattern, ignoreCase = false }, build, at) => {
    const compiled = compilePattern(pattern, { ignoreCase });
    const isFine = 'test' in compiled;
    if (!isFine) build.fault('PATTERN_INVALID', under(at, 'pattern'), compiled.message);
    return comparison(build, at, path, MATCHES, { source: pattern, pattern: isFine ? compiled : undefined });
  },
};
