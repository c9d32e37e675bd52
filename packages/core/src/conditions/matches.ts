import { under } from '../shape/pointer.ts';
import { comparison } from './comparison.ts';
import type { CompiledCondition, ConditionRule } from './conditionRule.ts';
import { caseOption, type CaseOption } from './ignoringCase.ts';
import { patterns } from './pattern/patterns.ts';
import { Sought } from './pattern/sought.ts';
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

/** With at most 1,000 instructions a pattern, the worst one takes some 0.2 s for the longest text. */
const LONGEST = 10_000;

const MATCHES: Relation<Sought> = {
  holds: (seen, sought) => (typeof seen === 'string' && seen.length <= LONGEST ? sought.isIn(seen) : undefined),
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
    const sought = build.shared(patterns).find(path, pattern, ignoreCase);
    if (sought instanceof Sought) return comparison(build, at, path, MATCHES, sought);
    build.fault(sought.code, under(at, 'pattern'), sought.message);
    return REFUSED;
  },
};

/** Its fault is reported; it is never asked. */
const REFUSED: CompiledCondition = { test: () => undefined, blame: () => ({ clause: '' }) };
