import { compare } from '../../conditions/compare.ts';
import { eq } from '../../conditions/eq.ts';
import { missing } from '../../conditions/missing.ts';
import type { Node } from '../../shape/shape.ts';
import { allOf, anyOf, constant, NEVER } from '../fold.ts';
import { isScalar } from '../reading.ts';
import type { Operand } from './operand.ts';

/** `===`: objects and lists are the same as no other. */
export function same(left: Operand, right: Operand): Node {
  if (left.is === 'elements' || right.is === 'elements') return NEVER;
  if (left.is === 'known') return right.is === 'known' ? constant(left.value === right.value) : same(right, left);
  if (right.is === 'attribute')
    return anyOf(compare(left.path, 'eq', right.path), allOf(missing(left.path), missing(right.path)));
  if (right.value === undefined) return missing(left.path);
  return isScalar(right.value) ? eq(left.path, right.value) : NEVER;
}
