import type { Pointer } from '../shape/pointer.ts';
import type { Fields } from '../shape/shape.ts';
import { comparison } from './comparison.ts';
import type { CompiledCondition, ConditionBuild } from './conditionRule.ts';
import { lowered } from './ignoringCase.ts';
import type { Truth } from './truth.ts';

/** A condition that looks for a text in a text. */
interface TextNode {
  readonly kind: string;
  readonly path: string;
  readonly text: string;
  readonly ignoreCase?: true;
}

/** What such a condition is made of. */
export const textFields: Fields = {
  required: { path: { is: 'path' }, text: { is: 'text' } },
  optional: { ignoreCase: { is: 'true' } },
};

/**
 * Unknown where the attribute is no text; in lower case where case is ignored.
 *
 * @param holds - makes the test for a text: one function, because it is asked thousands of times a moment
 */
export function textComparison(
  { kind, path, text, ignoreCase }: TextNode,
  build: ConditionBuild,
  at: Pointer,
  holds: (text: string) => (seen: unknown) => Truth,
): CompiledCondition {
  const needed = { [kind]: text };
  if (!ignoreCase) return comparison(build, at, path, needed, holds(text));
  const inLowerCase = holds(text.toLowerCase());
  return comparison(build, at, path, needed, (seen) => inLowerCase(lowered(seen)));
}
