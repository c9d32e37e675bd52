import type { Node } from '../../shape/shape.ts';
import type { Together, SequencePart } from './patternPart.ts';

/**
 * All of these sequences, in any order; their events may lie one between another.
 *
 * @param parts - each a part, or a list of parts that follow one another
 * @example
 * ```ts
 * import { followedBy, together } from '@opportune/core';
 *
 * together(followedBy('mail', 'email_clicked'), followedBy('visit', 'site_visited')).all.length; // => 2
 * ```
 * @see docs/semantics.md, T11
 * @public
 */
export const together = <const Type extends string = never, const Where extends Node = never>(
  ...parts: readonly (SequencePart<Type, Where> | readonly SequencePart<Type, Where>[])[]
): Together<Type, Where> => ({ all: parts.map((part) => [part].flat()) }) as Together<Type, Where>;
