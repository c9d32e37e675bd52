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
      form: { is: 'not', of: part },
      test: (moment): Truth => {
        const truth = test(moment);
        return truth === undefined ? undefined : !truth;
      },
      // Where the part is unknown it is the culprit itself; where it is true, this clause forbids what it found.
      blame: (moment) => {
        const { needed, ...found } = part.blame(moment);
        return test(moment) === undefined
          ? { ...found, needed }
          : { ...found, clause: at, ...(needed === undefined ? {} : { needed: { not: needed } }) };
      },
    };
  },
};
