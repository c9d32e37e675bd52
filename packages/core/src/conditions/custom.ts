import { under } from '../shape/pointer.ts';
import { customConditions } from '../strategy/customConditions.ts';
import type { ConditionRule } from './conditionRule.ts';

/** @public */
export interface Custom {
  readonly kind: 'custom';
  readonly name: string;
  readonly input?: unknown;
}

/**
 * A condition that is code: the function that `compile` is given as `conditions[name]`, with the input as it is. It has to be
 * pure. Where it throws, or gives anything but true, false or undefined, the condition is unknown, and a fault says so; an action
 * that is dropped for it is dropped with reason `ERROR`.
 *
 * @param input - JSON
 * @example
 * ```ts
 * import { custom } from '@opportune/core';
 *
 * custom('nearStore', { km: 5 }); // => { kind: 'custom', name: 'nearStore', input: { km: 5 } }
 * ```
 * @see docs/semantics.md, C19
 * @public
 */
export const custom = (name: string, input?: unknown): Custom => ({
  kind: 'custom',
  name,
  ...(input === undefined ? {} : { input }),
});

/** @public */
export const customRule: ConditionRule<Custom> = {
  family: 'condition',
  kind: 'custom',
  fields: { required: { name: { is: 'text' } }, optional: { input: { is: 'json' } } },
  compile: ({ name, input }, build, at) => {
    const { ask, wrong } = build.shared(customConditions)(name, under(at, 'name'));
    return build.outside({
      test: (moment) => ask(moment, input),
      blame: (moment) => {
        const failed = wrong(moment, input);
        return { clause: at, needed: { custom: name }, ...(failed === undefined ? {} : { failed }) };
      },
    });
  },
};
