import { constant } from '../factors/constant.ts';
import type { Product } from '../factors/product.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { Strategy } from '../strategy/strategy.ts';

/** A strategy in which one factor is left out of the ranking. */
export interface WithoutFactor {
  /** Where the factor stands. */
  readonly clause: Pointer;
  readonly factor: string;
  readonly strategy: Strategy;
}

/** Each factor of each product by which a strategy ranks, in the arms of experiments too, set to 1. */
export function* withoutFactor(strategy: Strategy): Generator<WithoutFactor, void, undefined> {
  for (const { clause, factor, whole } of lessOne(strategy.funnel, '/funnel')) {
    yield { clause, factor, strategy: { ...strategy, funnel: whole as Strategy['funnel'] } };
  }
}

/** A part of the strategy as it is without a factor that stands in it. */
interface Less {
  readonly clause: Pointer;
  readonly factor: string;
  readonly whole: unknown;
}

function* lessOne(part: unknown, at: Pointer): Generator<Less, void, undefined> {
  if (typeof part !== 'object' || part === null) return;
  const isRanking = (part as Partial<Node>).kind === 'arbitrate';
  for (const [name, value] of Object.entries(part)) {
    const inside =
      isRanking && name === 'by' ? lessFactor(value as Node, under(at, name)) : lessOne(value, under(at, name));
    for (const { whole, ...less } of inside) {
      yield { ...less, whole: replaced(part, name, whole) };
    }
  }
}

const replaced = (part: object, name: string, by: unknown): unknown =>
  Array.isArray(part) ? part.map((each: unknown, i) => (String(i) === name ? by : each)) : { ...part, [name]: by };

function* lessFactor(factor: Node, at: Pointer): Generator<Less, void, undefined> {
  if (factor.kind !== 'product') {
    yield { clause: at, factor: factor.kind, whole: constant(1) };
    return;
  }
  const { of } = factor as Product;
  for (const [i, part] of of.entries()) {
    for (const { whole, ...less } of lessFactor(part, under(under(at, 'of'), i))) {
      yield { ...less, whole: { ...factor, of: of.map((each, place) => (place === i ? whole : each)) } };
    }
  }
}
