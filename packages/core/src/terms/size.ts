import type { TermRule } from './termRule.ts';

/** @public */
export interface Size<Path extends string = string> {
  readonly kind: 'size';
  readonly path: Path;
}

/**
 * How many elements a list has. Unknown where the attribute is missing or not a list.
 *
 * @example
 * ```ts
 * import { size } from '@opportune/core';
 *
 * size('event.items'); // => { kind: 'size', path: 'event.items' }
 * ```
 * @see docs/semantics.md, C17
 * @public
 */
export const size = <const Path extends string>(path: Path): Size<Path> => ({ kind: 'size', path });

/** @public */
export const sizeRule: TermRule<Size> = {
  family: 'term',
  kind: 'size',
  fields: { required: { path: { is: 'path' } } },
  compile: ({ path }, build) => {
    const read = build.read(path);
    return {
      value: (moment) => {
        const seen = read(moment);
        return Array.isArray(seen) ? seen.length : undefined;
      },
      missing: (moment) => (read(moment) === undefined ? path : undefined),
    };
  },
};
