import type { Coverage } from '../policies/coverage.ts';
import { under } from '../shape/pointer.ts';
import type { Millis } from '../time/duration.ts';
import { allocating } from './allocation/allocating.ts';
import { firstFit } from './allocation/firstFit.ts';
import type { StageRule } from './stageRule.ts';

/** @public */
export interface Slot {
  readonly channel: string;
  /** How many actions it holds. */
  readonly atMost: number;
  /**
   * The action that answers a request where a place is left at the end. It is exempt from the ranking, from caps and from hold-outs;
   * nothing else may be asked of it.
   */
  readonly fallback?: string;
  /** How much more than in another slot an action is worth in this one; 1 where it is left out. */
  readonly weight?: number;
}

/** @public */
export interface Allocate extends AllocateOptions {
  readonly kind: 'allocate';
  readonly slots: Readonly<Record<string, Slot>>;
}

/**
 * What constrains who may have a place beside whom; for one moment of deciding.
 * @public
 */
export interface AllocateOptions {
  /** At most so many actions of a group. */
  readonly perGroup?: number;
  /** At most so many actions of an issue. */
  readonly perIssue?: number;
  /** Lists of ids, groups and issues: of each list at most one action. */
  readonly exclusions?: readonly (readonly string[])[];
  /** Of the actions that each covers at most so many together. */
  readonly mix?: readonly MixLimit[];
  /** So long an action is not chosen again for the slot that it was chosen for. */
  readonly repeatAfter?: Millis;
}

/**
 * How many of some actions may have a place in one moment: of a tag, a channel, an issue, a group, or what has several of these; of all where it names nothing.
 * @public
 */
export interface MixLimit extends Coverage {
  readonly atMost: number;
}

/**
 * Gives the places away: each candidate, mandatory ones before all others and the best first, goes to the first open slot of its channel that has a place left,
 * unless a cap would be exceeded by what was chosen just before. A request may name the slots to fill, else all are open. What a
 * slot falls back on fills a place that is left, so that a request for the slot is never answered with nothing.
 *
 * Under constraints places are given away so that the scores, each times the weight of its slot, add up to the most; exactly for up to 12
 * candidates that may have any place of their channel, else nearly, and an explanation says how nearly.
 *
 * @param slots - by name; slots of a larger `weight` are tried first, else in this order
 * @param options - `perGroup`, `perIssue`, `atMost` of `mix`: whole numbers of 1 or more; `repeatAfter`: milliseconds, above 0
 * @throws {OpportuneError} by `compile`: `FALLBACK_INVALID` where something could hold back what a slot falls back on, `TARGET_UNKNOWN` where no action has a tag
 * of `mix`
 * @example
 * ```ts
 * import { allocate } from '@opportune/core';
 *
 * allocate({ hero: { channel: 'web', atMost: 1 } }).slots.hero; // => { channel: 'web', atMost: 1 }
 * allocate({ hero: { channel: 'web', atMost: 1, fallback: 'house-ad' } }).slots.hero.fallback; // => 'house-ad'
 * allocate({ hero: { channel: 'web', atMost: 3 } }, { perGroup: 1, exclusions: [['sale', 'loan']] }).perGroup; // => 1
 * allocate({ hero: { channel: 'web', atMost: 3 } }, { mix: [{ tag: 'promotion', atMost: 1 }] }).mix; // => [{ tag: 'promotion', atMost: 1 }]
 * ```
 * @see docs/semantics.md, F5, F10 and F12
 * @public
 */
export const allocate = <const Slots extends Readonly<Record<string, Slot>>>(
  slots: Slots,
  options: AllocateOptions = {},
): Allocate & { readonly slots: Slots } => ({ kind: 'allocate', slots, ...options });

/** @public */
export const allocateRule: StageRule<Allocate> = {
  family: 'stage',
  kind: 'allocate',
  fields: {
    required: {
      slots: {
        is: 'record',
        of: {
          is: 'object',
          fields: {
            required: { channel: { is: 'text' }, atMost: { is: 'number', min: 1, whole: true } },
            optional: { fallback: { is: 'text' }, weight: { is: 'number', above: 0 } },
          },
        },
      },
    },
  },
  compile: (node, build, at) => {
    // `loader` does not look at the form again, and a constraint must not get lost because of the rule that a page has passed.
    for (const name of Object.keys(node)) {
      if (name === 'kind' || name === 'slots') continue;
      build.fault('FIELD_UNKNOWN', under(at, name), 'expected constrainedAllocateRule');
    }
    return allocating(node, build, at, firstFit);
  },
};
