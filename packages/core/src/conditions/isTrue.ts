import { under } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { ConditionRule } from './conditionRule.ts';

/** @public */
export interface IsTrue<Of = Node> {
  readonly kind: 'isTrue';
  readonly of: Of;
}

/**
 * True where the condition is true, else false: what is unknown counts as false. `not(isTrue(x))` holds where x is not
 * known to be true.
 *
 * @example
 * ```ts
 * import { eq, isTrue } from '@opportune/core';
 *
 * isTrue(eq('profile.a', 1)); // => { kind: 'isTrue', of: { kind: 'eq', path: 'profile.a', value: 1 } }
 * ```
 * @see docs/semantics.md, C6
 * @public
 */
export const isTrue = <const Of extends Node>(of: Of): IsTrue<Of> => ({ kind: 'isTrue', of });

/** @public */
export const isTrueRule: ConditionRule<IsTrue> = {
  family: 'condition',
  kind: 'isTrue',
  fields: { required: { of: { is: 'node', family: 'condition' } } },
  compile: ({ of }, build, at) => {
    const part = build.condition(of, under(at, 'of'));
    const { test } = part;
    return {
      form: { is: 'isTrue', of: part },
      test: (moment) => test(moment) === true,
    };
  },
};
