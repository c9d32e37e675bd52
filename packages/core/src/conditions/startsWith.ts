import type { ConditionRule } from './conditionRule.ts';
import { type CaseOption, caseOption, lowered } from './ignoringCase.ts';
import type { Relation } from './relation.ts';
import { type LowerCaseText, textComparison, textFields } from './textComparison.ts';

/** @public */
export interface StartsWith<Path extends string = string> {
  readonly kind: 'startsWith';
  readonly path: Path;
  readonly text: string;
  readonly ignoreCase?: true;
}

/**
 * True where the attribute is a text that begins with the given one. Unknown where it is missing or not a text.
 *
 * @param options - `ignoreCase`: both are compared in lower case
 * @example
 * ```ts
 * import { startsWith } from '@opportune/core';
 *
 * startsWith('event.code', 'DE-'); // => { kind: 'startsWith', path: 'event.code', text: 'DE-' }
 * ```
 * @see docs/semantics.md, C7
 * @public
 */
export const startsWith = <const Path extends string>(
  path: Path,
  text: string,
  options?: CaseOption,
): StartsWith<Path> => ({
  kind: 'startsWith',
  path,
  text,
  ...caseOption(options),
});

const STARTS_WITH: Relation<string> = {
  holds: (seen, text) => (typeof seen === 'string' ? seen.startsWith(text) : undefined),
  needed: (text) => ({ startsWith: text }),
};

const STARTS_WITH_IN_LOWER_CASE: Relation<LowerCaseText> = {
  holds: (seen, { lowerCase }) => STARTS_WITH.holds(lowered(seen), lowerCase),
  needed: ({ text }) => ({ startsWith: text }),
};

/** @public */
export const startsWithRule: ConditionRule<StartsWith> = {
  family: 'condition',
  kind: 'startsWith',
  fields: textFields,
  compile: (node, build, at) => textComparison(node, build, at, STARTS_WITH, STARTS_WITH_IN_LOWER_CASE),
};
