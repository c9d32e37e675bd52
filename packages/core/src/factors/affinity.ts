import { own } from '../internal/own.ts';
import type { FactorRule } from './factorRule.ts';
import { simple } from './simple.ts';

/** @public */
export interface Affinity<Path extends string = string> {
  readonly kind: 'affinity';
  readonly name: string;
  readonly path: Path;
  readonly by: number;
}

/**
 * The weight of a common interest: `by` where the action's attribute is the customer's, or is among them where the customer
 * has a list; else 1.
 *
 * @param name - of the action's `attributes`
 * @param path - what it is compared with, a single value or a list, compared as `eq` does
 * @param by - 0 or more
 * @example
 * ```ts
 * import { affinity } from '@opportune/core';
 *
 * affinity('category', 'profile.topCategories', 1.5).by; // => 1.5
 * ```
 * @see docs/semantics.md, R4
 * @public
 */
export const affinity = <const Path extends string>(name: string, path: Path, by: number): Affinity<Path> => ({
  kind: 'affinity',
  name,
  path,
  by,
});

/** @public */
export const affinityRule: FactorRule<Affinity> = {
  family: 'factor',
  kind: 'affinity',
  fields: { required: { name: { is: 'text' }, path: { is: 'path' }, by: { is: 'number', min: 0 } } },
  compile: ({ name, path, by }, build) => {
    const read = build.read(path);
    const most = Math.max(1, by);
    return simple(
      'affinity',
      (moment, { attributes = {} }) => {
        const theirs = own(attributes, name);
        if (theirs === undefined) return 1;
        const seen = read(moment);
        return seen === theirs || (Array.isArray(seen) && seen.includes(theirs)) ? by : 1;
      },
      { bound: ({ attributes = {} }) => (own(attributes, name) === undefined ? 1 : most) },
    );
  },
};
