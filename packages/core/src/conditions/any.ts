import { under } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import { Combination, type Combining } from './combination.ts';
import type { ConditionRule } from './conditionRule.ts';
import type { Truth } from './truth.ts';

/** @public */
export interface Any<Of = Node> {
  readonly kind: 'any';
  readonly of: readonly Of[];
}

/**
 * True where one condition is true; false where every one is false, also where there is none; else unknown.
 *
 * @example
 * ```ts
 * import { any, exists } from '@opportune/core';
 *
 * any(exists('profile.email')); // => { kind: 'any', of: [{ kind: 'exists', path: 'profile.email' }] }
 * ```
 * @see docs/semantics.md, C2
 * @public
 */
export const any = <const Of extends readonly Node[]>(...of: Of): Any<Of[number]> => ({ kind: 'any', of });

const ANY: Combining = {
  is: 'any',
  testOf: (parts) => {
    const tests = parts.map((part) => part.test);
    return (moment) => {
      let truth: Truth = false;
      for (const test of tests) {
        const part = test(moment);
        if (part === true) return true;
        if (part === undefined) truth = undefined;
      }
      return truth;
    };
  },
};

/** @public */
export const anyRule: ConditionRule<Any> = {
  family: 'condition',
  kind: 'any',
  fields: { required: { of: { is: 'list', of: { is: 'node', family: 'condition' } } } },
  compile: ({ of }, build, at) => {
    const inside = under(at, 'of');
    const parts = of.map((node, i) => build.condition(node, under(inside, i)));
    return new Combination(ANY, parts, at);
  },
};
