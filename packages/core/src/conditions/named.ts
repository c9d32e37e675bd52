import { under } from '../shape/pointer.ts';
import type { ConditionRule } from './conditionRule.ts';

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
  compile: ({ name }, build, at) => build.named(name, under(at, 'name')),
};
