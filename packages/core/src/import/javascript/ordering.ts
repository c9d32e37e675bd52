import { isType } from '../../conditions/isType.ts';
import { matches } from '../../conditions/matches.ts';
import type { Node, Scalar } from '../../shape/shape.ts';
import { constant, NEVER } from '../fold.ts';
import { order, type Order } from '../makers.ts';
import { byType, listAsText, ofOneType, type OfText } from './byType.ts';
import { isLinear } from './isLinear.ts';
import { lexicalText } from './lexicalText.ts';
import { numeric } from './numeric.ts';
import { relates } from './numericText.ts';
import { OBJECT } from './written.ts';

/**
 * The attribute `<`, `<=`, `>` or `>=` the value, as JavaScript compares: two texts by their characters, everything else as numbers,
 * of which null and what is missing is 0.
 */
export function ordered(path: string, is: Order, value: Scalar, plain: boolean): Node {
  const number = Number(value);
  const ofText = typeof value === 'string' ? against(is, value) : toNumber(is, number);
  if (plain)
    return byType(
      path,
      ofOneType(typeof value === 'string' ? { text: ofText.text(path) } : { number: ofText.number(path) }),
    );
  return byType(path, {
    nothing: relates(0, is, number),
    yes: relates(1, is, number),
    no: relates(0, is, number),
    number: numbers(path, is, number),
    text: ofText.text(path),
    list: listAsText(path, ofText),
    object: ofText.test(OBJECT),
  });
}

/** Whether an order with this text can be written as a pattern. */
export const isOrderable = (value: Scalar): boolean =>
  typeof value !== 'string' || (['gt', 'lte'] as const).every((is) => isLinear(lexicalText(is, value) ?? '(', false));

const toNumber = (is: Order, value: number): OfText => ({
  test: (text) => relates(Number(text), is, value),
  number: (path) => numbers(path, is, value),
  text: (path) => (Number.isFinite(value) ? numeric(path, is, value) : NEVER),
});

// A number that stands in a list is compared as a text with a text, and that has no condition.
const against = (is: Order, value: string): OfText => ({
  test: (text) => relates(text, is, value),
  number: () => NEVER,
  text: (path) => {
    const pattern = lexicalText(is, value);
    return pattern === undefined ? NEVER : matches(path, pattern);
  },
});

function numbers(path: string, is: Order, value: number): Node {
  if (Number.isFinite(value)) return order(path, is, value);
  return constant(relates(0, is, value)) === NEVER ? NEVER : isType(path, 'number');
}
