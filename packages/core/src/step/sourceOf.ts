import type { Bindings } from '../strategy/bindings.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { programs } from './programs.ts';
import type { Step } from './step.ts';

/**
 * What a step was made of.
 * @public
 */
export interface Source {
  readonly strategy: Strategy;
  readonly bindings: Bindings;
}

/**
 * The strategy that a step was compiled from, and what it was bound to: for tools that are handed a step and no more, to show its actions and to ask
 * `smallestChange` what would have to be different.
 *
 * @returns undefined of a step that was amended or split since, and of a function that `compile` has not made
 * @example
 * ```ts
 * import { allocate, compile, sourceOf } from '@opportune/core';
 *
 * const step = compile({
 *   id: 'welcome',
 *   version: '1',
 *   actions: [{ id: 'hello', channel: 'web' }],
 *   funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
 * });
 *
 * sourceOf(step)?.strategy.actions.map(({ id }) => id); // => ['hello']
 * ```
 * @public
 */
export const sourceOf = (step: Step): Source | undefined => programs.get(step)?.source;
