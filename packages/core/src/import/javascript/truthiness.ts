import { noneOf } from '../../conditions/noneOf.ts';
import type { Node } from '../../shape/shape.ts';
import { allOf, no } from '../fold.ts';
import { sizeIs } from '../makers.ts';

/** The attribute is neither missing, null, false, 0 nor ''; an empty list is something to JavaScript, and nothing to JSON Logic. */
export function truthy(path: string, emptyListCounts: boolean): Node {
  const something = noneOf(path, [null, false, 0, '']);
  return emptyListCounts ? something : allOf(something, no(sizeIs(path, 'eq', 0)));
}
