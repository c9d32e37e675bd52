import { under } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { ConditionRule } from './conditionRule.ts';
import type { Truth } from './truth.ts';

/** @public */
export interface Not<Of = Node> {
  readonly kind: 'not';
  readonly of: Of;
}

/**
 * True where the condition is false, false where it is true, unknown where it is unknown.
 *
 * @example
 * ```ts
 * import { exists, not } from '@opportune/core';
 *
 * not(exists('profile.email')); // => { kind: 'not', of: { kind: 'exists', path: 'profile.email' } }
 * ```
 * @see docs/semantics.md, C2
 * @public
 */
export const not = <const Of extends Node>(of: Of): Not<Of> => ({ kind: 'not', of });

/** @public */
export const notRule: ConditionRule<Not> = {
  family: 'condition',
  kind: 'not',
  fields: { required: { of: { is: 'node', family: 'condition' } } },
  compile: ({ of }, build, at) => {
    const part = build.condition(of, under(at, 'of'));
    const { test } = part;
    return {
      at,
      form: { is: 'not', of: part },
      test: (moment): Truth => {
        const truth = test(moment);
        return truth === undefined ? undefined : !truth;
      },
    };
  },
};
