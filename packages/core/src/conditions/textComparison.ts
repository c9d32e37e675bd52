import type { Pointer } from '../shape/pointer.ts';
import type { Fields } from '../shape/shape.ts';
import { comparison } from './comparison.ts';
import type { CompiledCondition, ConditionBuild } from './conditionRule.ts';
import type { Relation } from './relation.ts';

/** A condition that looks for a text in a text. */
interface TextNode {
  readonly path: string;
  readonly text: string;
  readonly ignoreCase?: true;
}

/** What such a condition is made of. */
export const textFields: Fields = {
  required: { path: { is: 'path' }, text: { is: 'text' } },
  optional: { ignoreCase: { is: 'true' } },
};

/** A text as it is written, and as it is looked for where case is ignored. */
export interface LowerCaseText {
  readonly text: string;
  readonly lowerCase: string;
}

/** Unknown where the attribute is no text; in lower case where case is ignored. */
export const textComparison = (
  { path, text, ignoreCase }: TextNode,
  build: ConditionBuild,
  at: Pointer,
  relation: Relation<string>,
  inLowerCase: Relation<LowerCaseText>,
): CompiledCondition =>
  ignoreCase
    ? comparison(build, at, path, inLowerCase, { text, lowerCase: text.toLowerCase() })
    : comparison(build, at, path, relation, text);
