import type { ConditionRule } from './conditionRule.ts';
import { type CaseOption, caseOption, lowered } from './ignoringCase.ts';
import type { Relation } from './relation.ts';
import { type LowerCaseText, textComparison, textFields } from './textComparison.ts';

/** @public */
export interface Includes<Path extends string = string> {
  readonly kind: 'includes';
  readonly path: Path;
  readonly text: string;
  readonly ignoreCase?: true;
}

/**
 * True where the attribute is a text that has the given one in it. Unknown where it is missing or not a text.
 *
 * @param options - `ignoreCase`: both are compared in lower case
 * @example
 * ```ts
 * import { includes } from '@opportune/core';
 *
 * includes('event.code', 'sale'); // => { kind: 'includes', path: 'event.code', text: 'sale' }
 * ```
 * @see docs/semantics.md, C7
 * @public
 */
export const includes = <const Path extends string>(
  path: Path,
  text: string,
  options?: CaseOption,
): Includes<Path> => ({
  kind: 'includes',
  path,
  text,
  ...caseOption(options),
});

const INCLUDES: Relation<string> = {
  holds: (seen, text) => (typeof seen === 'string' ? seen.includes(text) : undefined),
  needed: (text) => ({ includes: text }),
};

const INCLUDES_IN_LOWER_CASE: Relation<LowerCaseText> = {
  holds: (seen, { lowerCase }) => INCLUDES.holds(lowered(seen), lowerCase),
  needed: ({ text }) => ({ includes: text }),
};

/** @public */
export const includesRule: ConditionRule<Includes> = {
  family: 'condition',
  kind: 'includes',
  fields: textFields,
  compile: (node, build, at) => textComparison(node, build, at, INCLUDES, INCLUDES_IN_LOWER_CASE),
};
