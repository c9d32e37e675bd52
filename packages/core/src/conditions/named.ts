import { under } from '../shape/pointer.ts';
import { namedConditions } from '../strategy/namedConditions.ts';
import type { CompiledCondition, ConditionRule } from './conditionRule.ts';
import { ElementBuild } from './elementBuild.ts';

/** @public */
export interface Named<Name extends string = string> {
  readonly kind: 'named';
  readonly name: Name;
}

/**
 * The condition that the strategy has under this name in `conditions`: written once, used in many places.
 *
 * @example
 * ```ts
 * import { named } from '@opportune/core';
 *
 * named('adult'); // => { kind: 'named', name: 'adult' }
 * ```
 * @see docs/semantics.md, C18
 * @public
 */
export const named = <const Name extends string>(name: Name): Named<Name> => ({ kind: 'named', name });

/** @public */
export const namedRule: ConditionRule<Named> = {
  family: 'condition',
  kind: 'named',
  fields: { required: { name: { is: 'text' } } },
  compile: ({ name }, build, at) => {
    const condition = build
      .shared(namedConditions)
      .find(name, under(at, 'name'), build instanceof ElementBuild ? build.lists : 0);
    return condition === undefined ? REFUSED : build.outside(condition);
  },
};

/** Its fault is reported; it is never asked. */
const REFUSED: CompiledCondition = { test: () => undefined, blame: () => ({ clause: '' }) };
