import { compare } from '../../conditions/compare.ts';
import type { Node } from '../../shape/shape.ts';
import type { Term } from '../../terms/term.ts';
import { allOf, anyOf, constant, NEVER } from '../fold.ts';
import { nothing } from '../javascript/equality.ts';
import { relates } from '../javascript/numericText.ts';
import { isOrderable, ordered } from '../javascript/ordering.ts';
import { written } from '../javascript/written.ts';
import type { Order } from '../makers.ts';
import { isScalar, type Reading } from '../reading.ts';
import { decide, type Foreign } from './foreign.ts';

const ORDERS: Readonly<Record<string, Order>> = { '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' };
const FLIPPED: Readonly<Record<Order, Order>> = { lt: 'gt', lte: 'gte', gt: 'lt', gte: 'lte' };

/** `a < b`, and `a < b < c` for `<` and `<=`. */
export function inOrder(operation: string, pieces: readonly Foreign[], reading: Reading): Node {
  const is = ORDERS[operation]!;
  const [a = UNDEFINED, b = UNDEFINED, c] = pieces;
  const first = pair(a, is, b, reading);
  return c === undefined || is.startsWith('g') ? first : allOf(first, pair(b, is, c, reading));
}

const UNDEFINED: Foreign = { is: 'constant', value: undefined };

const pair = (left: Foreign, is: Order, right: Foreign, reading: Reading): Node =>
  decide([left, right], reading, (a, b) => {
    if (a!.is === 'constant' && b!.is === 'constant')
      return constant(relates(a.value as number, is, b.value as number));
    if (b!.is === 'constant') return withConstant(a!, is, b.value, reading);
    if (a!.is === 'constant') return withConstant(b!, FLIPPED[is], a.value, reading);
    return ofAttributes(a!, is, b!, reading);
  });

function withConstant(piece: Foreign, is: Order, value: unknown, reading: Reading): Node {
  if (value === undefined) return NEVER;
  const scalar = isScalar(value) ? value : written(value);
  if (piece.is === 'attribute' && isOrderable(scalar)) return ordered(piece.path, is, scalar, reading.plain);
  if (piece.is !== 'number') return reading.lost('NOT_EXPRESSIBLE', 'these two cannot be put in order');
  const number = Number(scalar);
  return Number.isFinite(number) ? compare(piece.term, is, number) : NEVER;
}

function ofAttributes(a: Foreign, is: Order, b: Foreign, reading: Reading): Node {
  const [left, right] = [termOf(a), termOf(b)];
  if (left === undefined || right === undefined)
    return reading.lost('NOT_EXPRESSIBLE', 'these two cannot be put in order');
  if (!reading.plain)
    reading.tell('CONVERSION_LEFT_OUT', 'two attributes are put in order where both are numbers, or missing');
  return anyOf(
    compare(left, is, right),
    ...asZero(a, (zero) => allOf(zero, compare(0, is, right))),
    ...asZero(b, (zero) => allOf(zero, compare(left, is, 0))),
    ...asZero(a, (zero) => (relates(0, is, 0) ? allOf(zero, ...asZero(b, (other) => other)) : NEVER)),
  );
}

/** What is missing counts as 0. */
const asZero = (piece: Foreign, then: (isNothing: Node) => Node): readonly Node[] =>
  piece.is === 'attribute' ? [then(nothing(piece.path))] : [];

const termOf = (piece: Foreign): Term | undefined =>
  piece.is === 'attribute' ? piece.path : piece.is === 'number' ? piece.term : undefined;
