import { ageIn, type AgeUnit } from '../time/age.ts';
import { instantOf } from '../time/instantOf.ts';
import type { TermRule } from './termRule.ts';

/** @public */
export interface Age<Path extends string = string> {
  readonly kind: 'age';
  readonly path: Path;
  readonly in: AgeUnit;
}

/**
 * How many whole units have passed from an instant until now, rounded down: below 0 where it is yet to come. Months and years are
 * those of the calendar in UTC. Unknown where the attribute is missing or not an instant.
 *
 * @param options - `in`: the unit; milliseconds where it is left out
 * @example
 * ```ts
 * import { age, compare } from '@opportune/core';
 *
 * compare(age('profile.bornOn', { in: 'years' }), 'gte', 18).left; // => { kind: 'age', path: 'profile.bornOn', in: 'years' }
 * ```
 * @see docs/semantics.md, C17
 * @public
 */
export const age = <const Path extends string>(path: Path, options: { readonly in?: AgeUnit } = {}): Age<Path> => ({
  kind: 'age',
  path,
  in: options.in ?? 'milliseconds',
});

/** @public */
export const ageRule: TermRule<Age> = {
  family: 'term',
  kind: 'age',
  fields: {
    required: { path: { is: 'path' }, in: { is: 'oneOf', of: ['milliseconds', 'days', 'months', 'years'] } },
  },
  compile: (node, build) => {
    const read = build.read(node.path);
    const now = build.read('now');
    return {
      value: (moment) => {
        const from = instantOf(read(moment));
        return from === undefined ? undefined : ageIn(node.in, from, now(moment) as number);
      },
      missing: (moment) => (read(moment) === undefined ? node.path : undefined),
    };
  },
};
