import type { Treatment } from '../strategy/treatment.ts';
import type { FactorRule } from './factorRule.ts';
import { simple } from './simple.ts';

/** @public */
export interface Value {
  readonly kind: 'value';
}

/**
 * What a response is worth: the action's `value`, 1 where it has none. V in P × C × V × L.
 *
 * @example
 * ```ts
 * import { value } from '@opportune/core';
 *
 * value(); // => { kind: 'value' }
 * ```
 * @see docs/semantics.md, R3
 * @public
 */
export const value = (): Value => ({ kind: 'value' });

/** @public */
export const valueRule: FactorRule<Value> = {
  family: 'factor',
  kind: 'value',
  fields: { required: {} },
  compile: () => {
    const bound = ({ value: worth = 1 }: Treatment): number => worth;
    return simple('value', (_moment, action) => bound(action), { bound, isStatic: true });
  },
};
