import { under } from '../shape/pointer.ts';
import type { Term } from '../terms/term.ts';
import type { ConditionRule } from './conditionRule.ts';
import type { Truth } from './truth.ts';

/**
 * The comparisons that there are.
 * @public
 */
export type Comparison = 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte';

/** @public */
export interface Compare<Left = Term, Is extends Comparison = Comparison, Right = Term> {
  readonly kind: 'compare';
  readonly left: Left;
  readonly is: Is;
  readonly right: Right;
}

/**
 * Compares two terms: attributes by their paths, numbers, and what is worked out of them. Unknown where a term is, and where
 * what they give cannot be compared: `eq` and `ne` compare texts, numbers, booleans and null, the others numbers only.
 *
 * @example
 * ```ts
 * import { compare, plus } from '@opportune/core';
 *
 * compare('event.total', 'gt', plus('profile.budget', 10)).right; // => { kind: 'plus', of: ['profile.budget', 10] }
 * ```
 * @see docs/semantics.md, C15
 * @public
 */
export const compare = <const Left extends Term, const Is extends Comparison, const Right extends Term>(
  left: Left,
  is: Is,
  right: Right,
): Compare<Left, Is, Right> => ({ kind: 'compare', left, is, right });

/** @public */
export const compareRule: ConditionRule<Compare> = {
  family: 'condition',
  kind: 'compare',
  fields: {
    required: {
      left: { is: 'term' },
      is: { is: 'oneOf', of: ['eq', 'ne', 'gt', 'gte', 'lt', 'lte'] },
      right: { is: 'term' },
    },
  },
  compile: (node, build, at) => {
    const left = build.term(node.left, under(at, 'left'));
    const right = build.term(node.right, under(at, 'right'));
    const holds = COMPARISONS[node.is];
    return {
      test: (moment) => holds(left.value(moment), right.value(moment)),
      blame: (moment) => {
        const missing = left.missing(moment) ?? right.missing(moment);
        const path = missing ?? left.path;
        return {
          clause: at,
          ...(path === undefined ? {} : { path }),
          seen: missing === undefined ? left.value(moment) : undefined,
          needed: { [node.is]: right.value(moment) },
        };
      },
    };
  },
};

type Holds = (left: unknown, right: unknown) => Truth;

const ofNumbers =
  (holds: (left: number, right: number) => boolean): Holds =>
  (left, right) =>
    isNumber(left) && isNumber(right) ? holds(left, right) : undefined;

const COMPARISONS: Readonly<Record<Comparison, Holds>> = {
  eq: (left, right) => (isScalar(left) && isScalar(right) ? left === right : undefined),
  ne: (left, right) => (isScalar(left) && isScalar(right) ? left !== right : undefined),
  gt: ofNumbers((left, right) => left > right),
  gte: ofNumbers((left, right) => left >= right),
  lt: ofNumbers((left, right) => left < right),
  lte: ofNumbers((left, right) => left <= right),
};

const isNumber = (value: unknown): value is number => typeof value === 'number' && !Number.isNaN(value);

const isScalar = (value: unknown): boolean =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
