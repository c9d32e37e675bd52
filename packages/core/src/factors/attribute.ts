import { own } from '../internal/own.ts';
import type { Treatment } from '../strategy/treatment.ts';
import type { FactorRule } from './factorRule.ts';
import { simple } from './simple.ts';

/** @public */
export interface Attribute {
  readonly kind: 'attribute';
  readonly name: string;
  readonly otherwise?: number;
}

/**
 * A number that the action has among its `attributes`, such as a margin: `otherwise` where it has none of the name or it is no
 * number, and 0 where it is below 0.
 *
 * @param options - `otherwise`: 0 or more; 1 where it is left out
 * @example
 * ```ts
 * import { attribute } from '@opportune/core';
 *
 * attribute('margin', { otherwise: 0.2 }); // => { kind: 'attribute', name: 'margin', otherwise: 0.2 }
 * ```
 * @see docs/semantics.md, R4
 * @public
 */
export const attribute = (name: string, options: { readonly otherwise?: number } = {}): Attribute => ({
  kind: 'attribute',
  name,
  ...options,
});

/** @public */
export const attributeRule: FactorRule<Attribute> = {
  family: 'factor',
  kind: 'attribute',
  fields: { required: { name: { is: 'text' } }, optional: { otherwise: { is: 'number', min: 0 } } },
  compile: ({ name, otherwise = 1 }) => {
    const bound = ({ attributes = {} }: Treatment): number => {
      const value = own(attributes, name);
      return typeof value === 'number' ? Math.max(0, value) : otherwise;
    };
    return simple('attribute', (_moment, action) => bound(action), { bound, isStatic: true });
  },
};
