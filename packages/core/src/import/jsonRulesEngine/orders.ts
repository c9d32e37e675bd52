import { compare } from '../../conditions/compare.ts';
import { matches } from '../../conditions/matches.ts';
import type { Node, Scalar } from '../../shape/shape.ts';
import { allOf, constant, NEVER } from '../fold.ts';
import { byType, listAsText, type OfText } from '../javascript/byType.ts';
import { lexicalText } from '../javascript/lexicalText.ts';
import { numeric } from '../javascript/numeric.ts';
import { relates } from '../javascript/numericText.ts';
import { isOrderable, ordered } from '../javascript/ordering.ts';
import { order, type Order } from '../makers.ts';
import { isScalar, type Reading } from '../reading.ts';
import type { Operand } from './operand.ts';

const FLIPPED: Readonly<Record<Order, Order>> = { lt: 'gt', lte: 'gte', gt: 'lt', gte: 'lte' };

/** The engine compares a fact only where it begins like a number. */
export function inOrder(left: Operand, is: Order, right: Operand, reading: Reading): Node {
  if (left.is === 'elements' || right.is === 'elements') return NEVER;
  if (left.is === 'known')
    return right.is === 'known'
      ? constant(ofKnown(left.value, is, right.value))
      : swapped(left.value, is, right.path, reading);
  if (right.is === 'known') return withKnown(left.path, is, right.value, reading);
  if (!reading.plain) reading.tell('CONVERSION_LEFT_OUT', 'two facts are put in order where both are numbers');
  return compare(left.path, is, right.path);
}

const isNumberLike = (value: unknown): boolean => !Number.isNaN(Number.parseFloat(String(value)));

const ofKnown = (seen: unknown, is: Order, needed: unknown): boolean =>
  isNumberLike(seen) && relates(seen as number, is, needed as number);

function swapped(seen: unknown, is: Order, path: string, reading: Reading): Node {
  if (!isNumberLike(seen)) return NEVER;
  if (isScalar(seen) && isOrderable(seen)) return ordered(path, FLIPPED[is], seen, reading.plain);
  return reading.lost('NOT_EXPRESSIBLE', 'no order is known for such a value');
}

function withKnown(path: string, is: Order, value: unknown, reading: Reading): Node {
  if (value === undefined) return NEVER;
  if (!isScalar(value) || !isOrderable(value))
    return reading.lost('NOT_EXPRESSIBLE', 'no order is known for such a value');
  const number = Number(value);
  const numbers = (at: string): Node => (Number.isFinite(number) ? order(at, is, number) : NEVER);
  if (reading.plain) return numbers(path);
  const of: OfText = {
    test: (text) => ofKnown(text, is, value),
    number: typeof value === 'string' ? () => NEVER : numbers,
    text: (at) => allOf(matches(at, LIKE_A_NUMBER), texts(at, is, value)),
  };
  return byType(path, {
    nothing: false,
    yes: false,
    no: false,
    number: numbers(path),
    text: of.text(path),
    list: listAsText(path, of),
    object: false,
  });
}

const LIKE_A_NUMBER = '^\\s*[+-]?(\\.?[0-9]|Infinity)';

const texts = (path: string, is: Order, value: Scalar): Node =>
  typeof value === 'string' ? matches(path, lexicalText(is, value)!) : numeric(path, is, Number(value));
