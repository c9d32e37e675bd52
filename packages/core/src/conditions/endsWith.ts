import type { ConditionRule } from './conditionRule.ts';
import { type CaseOption, caseOption, lowered } from './ignoringCase.ts';
import type { Relation } from './relation.ts';
import { type LowerCaseText, textComparison, textFields } from './textComparison.ts';

/** @public */
export interface EndsWith<Path extends string = string> {
  readonly kind: 'endsWith';
  readonly path: Path;
  readonly text: string;
  readonly ignoreCase?: true;
}

/**
 * True where the attribute is a text that ends with the given one. Unknown where it is missing or not a text.
 *
 * @param options - `ignoreCase`: both are compared in lower case
 * @example
 * ```ts
 * import { endsWith } from '@opportune/core';
 *
 * endsWith('event.code', '.de'); // => { kind: 'endsWith', path: 'event.code', text: '.de' }
 * ```
 * @see docs/semantics.md, C7
 * @public
 */
export const endsWith = <const Path extends string>(
  path: Path,
  text: string,
  options?: CaseOption,
): EndsWith<Path> => ({
  kind: 'endsWith',
  path,
  text,
  ...caseOption(options),
});

const ENDS_WITH: Relation<string> = {
  holds: (seen, text) => (typeof seen === 'string' ? seen.endsWith(text) : undefined),
  needed: (text) => ({ endsWith: text }),
};

const ENDS_WITH_IN_LOWER_CASE: Relation<LowerCaseText> = {
  holds: (seen, { lowerCase }) => ENDS_WITH.holds(lowered(seen), lowerCase),
  needed: ({ text }) => ({ endsWith: text }),
};

/** @public */
export const endsWithRule: ConditionRule<EndsWith> = {
  family: 'condition',
  kind: 'endsWith',
  fields: textFields,
  compile: (node, build, at) => textComparison(node, build, at, ENDS_WITH, ENDS_WITH_IN_LOWER_CASE),
};
