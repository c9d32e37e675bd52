import type { Comparison } from '../../conditions/compare.ts';
import { matches } from '../../conditions/matches.ts';
import type { Node } from '../../shape/shape.ts';
import { NEVER } from '../fold.ts';
import { isLinear } from './isLinear.ts';
import { numericText } from './numericText.ts';

/** The attribute is a text that JavaScript reads as such a number. Numbers of very many digits make no pattern: none is. */
export function numeric(path: string, is: Comparison, value: number): Node {
  const pattern = numericText(is, value);
  return isLinear(pattern, false) ? matches(path, pattern) : NEVER;
}
