import type { Node } from '../../shape/shape.ts';
import type { Either, SequencePart } from './patternPart.ts';

/**
 * One of these sequences; the first that comes decides.
 *
 * @param parts - each a part, or a list of parts that follow one another
 * @example
 * ```ts
 * import { followedBy, either } from '@opportune/core';
 *
 * either(followedBy('mail', 'email_clicked'), followedBy('visit', 'site_visited')).any.length; // => 2
 * ```
 * @see docs/semantics.md, T11
 * @public
 */
export const either = <const Type extends string = never, const Where extends Node = never>(
  ...parts: readonly (SequencePart<Type, Where> | readonly SequencePart<Type, Where>[])[]
): Either<Type, Where> => ({ any: parts.map((part) => [part].flat()) }) as Either<Type, Where>;
