import { under } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { CompiledCondition, ConditionRule } from './conditionRule.ts';
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

/** @public */
export const allRule: ConditionRule<All> = {
  family: 'condition',
  kind: 'all',
  fields: { required: { of: { is: 'list', of: { is: 'node', family: 'condition' } } } },
  compile: ({ of }, build, at) => {
    const inside = under(at, 'of');
    const parts = of.map((node, i) => build.condition(node, under(inside, i)));
    // Most are only ever asked by an index, which looks at the parts.
    let tests: readonly CompiledCondition['test'][] | undefined;
    return {
      form: { is: 'all', of: parts },
      test: (moment): Truth => {
        let truth: Truth = true;
        for (const test of (tests ??= parts.map((part) => part.test))) {
          const part = test(moment);
          if (part === false) return false;
          if (part === undefined) truth = undefined;
        }
        return truth;
      },
      blame: (moment) => {
        const guilty =
          parts.find((part) => part.test(moment) === false) ?? parts.find((part) => part.test(moment) === undefined);
        return guilty?.blame(moment) ?? { clause: at };
      },
    };
  },
};
