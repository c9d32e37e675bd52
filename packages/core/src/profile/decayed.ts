import type { CustomerEvent } from '../events/customerEvent.ts';
import { own } from '../internal/own.ts';
import { aggregatesRule } from '../parts/aggregates.ts';
import type { Node } from '../shape/shape.ts';
import type { Millis } from '../time/duration.ts';
import type { AggregateRule } from './aggregateRule.ts';
import { decay } from './decay.ts';
import { gather } from './gather.ts';
import { numberOf } from './numberOf.ts';

/**
 * Under this key, in types only, stand the types of the events: an object with more keys than another fits in its place, and a type that
 * does not exist must not.
 * @public
 */
export declare const weightedTypes: unique symbol;

/** @public */
export interface Decayed<Weights extends object = Readonly<Record<string, number>>, Where = Node> {
  readonly kind: 'decayed';
  /** What an event of each type adds. */
  readonly of: Weights;
  /** After so many milliseconds half of it is left, above 0. */
  readonly halfLife: Millis;
  /** A property by which the weight is multiplied; an event without it, or where it is not a finite number, adds nothing. */
  readonly property?: string;
  readonly where?: Where;
  readonly [weightedTypes]?: keyof Weights;
}

/**
 * A score of many types of events that fades: each adds its weight, and after every `halfLife` half of that is left. How engaged
 * somebody is, in one number; 0 where nothing has happened.
 *
 * The score is the same to the last bit for every order of the events. What is older than 64 half-lives may be forgotten: less than
 * 10^-19 of its weight would be left.
 *
 * @param of - what an event of each type adds; below 0 it takes away
 * @param options - `halfLife`: milliseconds, above 0; `property`: a number of the event that multiplies the weight; `where`: which
 * events count
 * @example
 * ```ts
 * import { days, decayed } from '@opportune/core';
 *
 * decayed({ product_viewed: 1, cart_updated: 3, order_completed: 10 }, { halfLife: days(7) }).halfLife; // => 604800000
 * ```
 * @see docs/semantics.md, A12
 * @public
 */
export const decayed = <const Weights extends Readonly<Record<string, number>>, const Where extends Node = never>(
  of: Weights,
  options: { readonly halfLife: Millis; readonly property?: string; readonly where?: Where },
): Decayed<Weights, NoInfer<Where>> => ({ kind: 'decayed', of, ...options });

/** Larger contributions would leave the range of doubles, and be no numbers ever after. */
const TOO_LARGE = 2 ** 800;

/** @public */
export const decayedRule: AggregateRule<Decayed> = {
  family: 'aggregate',
  kind: 'decayed',
  needs: [aggregatesRule],
  fields: {
    required: { of: { is: 'record', of: { is: 'number' } }, halfLife: { is: 'number', above: 0 } },
    optional: { property: { is: 'text' }, where: { is: 'node', family: 'condition' } },
  },
  compile: (node, build, at) => {
    const { of: weights, property, halfLife } = node;
    const take = (event: CustomerEvent): number | undefined => {
      const amount = property === undefined ? 1 : numberOf(event, property);
      const added = amount === undefined ? 0 : (own(weights, event.type) ?? 0) * amount;
      return added === 0 || Math.abs(added) >= TOO_LARGE ? undefined : added;
    };
    return gather(node, Object.keys(weights), take, decay(halfLife), build, at);
  },
};
