import { hashOf } from './hashOf.ts';
import { inRange } from './inRange.ts';

/** A part of all customers that experiments share out among each other. @public */
export type Namespace = readonly [id: string, from: number, to: number];

/**
 * Does somebody belong to a part of a namespace? Parts that do not overlap have nobody in common, so that experiments in them exclude
 * each other. The number is that of version 1 with the seed `__` and the namespace's id; from is included, to is not.
 *
 * @example
 * ```ts
 * import { inNamespace } from '@opportune/core/experiments';
 *
 * inNamespace('ada', ['checkout', 0, 0.5]) !== inNamespace('ada', ['checkout', 0.5, 1]); // => true
 * ```
 * @see docs/semantics.md, X1
 * @public
 */
export const inNamespace = (value: string, [id, from, to]: Namespace): boolean =>
  inRange(hashOf(`__${id}`, value, 1)!, [from, to]);
