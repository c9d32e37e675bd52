import type { CustomCondition } from '../conditions/customCondition.ts';
import type { Moment } from '../funnel/moment.ts';
import { compileElementPath, compilePath } from '../strategy/compilePath.ts';

/** The name of the condition that compares objects as a whole. */
export const SAME_JSON = 'sameJson';

const sameJson: CustomCondition = (moment, input) => {
  const { path, value } = input as { readonly path: string; readonly value: unknown };
  const seen = readIn(moment, path);
  return seen === undefined ? undefined : JSON.stringify(seen) === JSON.stringify(value);
};

/**
 * The custom conditions that imported ones may need; a finding `NEEDS_BINDING` says which do. They are bound at compile:
 * `compile(strategy, { conditions: importConditions })`.
 *
 * @example
 * ```ts
 * import { importConditions } from '@opportune/core/import';
 *
 * Object.keys(importConditions); // => ['sameJson']
 * ```
 * @see docs/guide/importing.md
 * @public
 */
export const importConditions: Readonly<Record<string, CustomCondition>> = { [SAME_JSON]: sameJson };

/** The whole profile has the aggregates in it. */
function readIn(moment: Moment, path: string): unknown {
  const [root = '', name = '', ...rest] = path.split('.');
  if (root !== 'profile') return (compileElementPath(path) ?? compilePath(path, () => false))(moment);
  return rest.reduce<unknown>(own, own(moment.profile, name));
}

const own = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
