import { under } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import { Combination, type Combining } from './combination.ts';
import type { ConditionRule } from './conditionRule.ts';
import type { Truth } from './truth.ts';

/** @public */
export interface All<Of = Node> {
  readonly kind: 'all';
  readonly of: readonly Of[];
}

/**
 * True where every condition is true, also where there is none; false where one is false; else unknown.
 *
 * @example
 * ```ts
 * import { all, exists } from '@opportune/core';
 *
 * all(exists('profile.email')); // => { kind: 'all', of: [{ kind: 'exists', path: 'profile.email' }] }
 * ```
 * @see docs/semantics.md, C2
 * @public
 */
export const all = <const Of extends readonly Node[]>(...of: Of): All<Of[number]> => ({ kind: 'all', of });

const ALL: Combining = {
  is: 'all',
  testOf: (parts) => {
    const tests = parts.map((part) => part.test);
    return (moment) => {
      let truth: Truth = true;
      for (const test of tests) {
        const part = test(moment);
        if (part === false) return false;
        if (part === undefined) truth = undefined;
      }
      return truth;
    };
  },
};

/** @public */
export const allRule: ConditionRule<All> = {
  family: 'condition',
  kind: 'all',
  fields: { required: { of: { is: 'list', of: { is: 'node', family: 'condition' } } } },
  compile: ({ of }, build, at) => {
    const inside = under(at, 'of');
    const parts = of.map((node, i) => build.condition(node, under(inside, i)));
    return new Combination(ALL, parts, at);
  },
};
