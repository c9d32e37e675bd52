import { under } from '../shape/pointer.ts';
import type { Shape } from '../shape/shape.ts';
import type { Millis } from '../time/duration.ts';
import { instantOf } from '../time/instantOf.ts';
import type { ConditionRule } from './conditionRule.ts';

/** @public */
export interface Within<Path extends string = string> {
  readonly kind: 'within';
  readonly path: Path;
  readonly last?: Millis;
  readonly next?: Millis;
}

/**
 * True where the attribute is an instant from now − `last` to now + `next`, both included; what is left out is 0, and one of
 * the two has to be given. Unknown where it is missing or not an instant.
 *
 * @example
 * ```ts
 * import { days, within } from '@opportune/core';
 *
 * within('profile.signedUpAt', { last: days(30) }); // => { kind: 'within', path: 'profile.signedUpAt', last: 2592000000 }
 * ```
 * @see docs/semantics.md, C12
 * @public
 */
export const within = <const Path extends string>(
  path: Path,
  span: { readonly last: Millis; readonly next?: Millis } | { readonly last?: Millis; readonly next: Millis },
): Within<Path> => ({ kind: 'within', path, ...span });

const length: Shape = { is: 'number', min: 0 };

/** @public */
export const withinRule: ConditionRule<Within> = {
  family: 'condition',
  kind: 'within',
  fields: { required: { path: { is: 'path' } }, optional: { last: length, next: length } },
  compile: ({ path, last, next }, build, at) => {
    if (last === undefined && next === undefined) {
      build.fault('FIELD_MISSING', under(at, 'last'), 'expected last or next, found neither');
    }
    const read = build.read(path);
    const now = build.read('now');
    const needed = { within: { ...(last === undefined ? {} : { last }), ...(next === undefined ? {} : { next }) } };
    return {
      test: (moment) => {
        const instant = instantOf(read(moment));
        if (instant === undefined) return undefined;
        const present = now(moment) as number;
        return present - (last ?? 0) <= instant && instant <= present + (next ?? 0);
      },
      blame: (moment) => ({ clause: at, path, seen: read(moment), needed }),
    };
  },
};
