import { distributionOf } from '../exploration/distributionOf.ts';
import { drawn } from '../exploration/drawn.ts';
import { subjectOf } from '../identity/subjectOf.ts';
import { chance } from '../internal/chance.ts';
import { under } from '../shape/pointer.ts';
import { evidenceIn, type Evidence } from '../strategy/evidence.ts';
import type { Model } from '../strategy/model.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { causeKey } from './causeKey.ts';
import type { Moment } from './moment.ts';
import { arranged } from './odds/arranged.ts';
import { drawnByChannel } from './odds/drawnByChannel.ts';
import { drawsOf } from './odds/drawsOf.ts';
import { reckoned } from './odds/reckoned.ts';
import type { Candidate } from './shortlist.ts';
import type { StageRule } from './stageRule.ts';

/**
 * How candidates are tried that are not the best by what is known: by `epsilonGreedy`, `softmax`, `squareCB` or `thompson`.
 * @public
 */
export type Exploration =
  | { readonly method: 'epsilonGreedy'; readonly epsilon: number }
  | { readonly method: 'softmax'; readonly lambda: number }
  | { readonly method: 'squareCB'; readonly gamma: number }
  | { readonly method: 'thompson'; readonly model: string };

/** @public */
export type Explore = { readonly kind: 'explore' } & Exploration;

/**
 * Tries others than the best, so that there is something to learn from: the order in which the candidates of each channel get places is drawn by the method over
 * their scores, and the probability of each is multiplied by that with which it was drawn, given those of its channel that were drawn before. It stands
 * behind `arbitrate` and just before `allocate`.
 *
 * The draw is a hash of the strategy's seed, the customer and the cause: deciding again comes to the same, and another request or match draws anew.
 * As many are drawn of a channel as its slots have places, 32 at most; the others follow in the order of their scores.
 *
 * By `thompson` each is drawn as often as it is likely to be the best by the evidence that a model gives; its score is taken to be in proportion to the rate.
 *
 * @param by - `{ method: 'epsilonGreedy', epsilon }`, `{ method: 'softmax', lambda }`, `{ method: 'squareCB', gamma }` or `{ method: 'thompson', model }`
 * @throws {OpportuneError} at compile, FIELD_MISSING and FIELD_UNKNOWN where something else is given than the method takes, MODEL_UNBOUND where there is no such model
 * @example
 * ```ts
 * import { explore } from '@opportune/core';
 *
 * explore({ method: 'epsilonGreedy', epsilon: 0.1 }); // => { kind: 'explore', method: 'epsilonGreedy', epsilon: 0.1 }
 * explore({ method: 'thompson', model: 'click' }).model; // => 'click'
 * ```
 * @see docs/semantics.md, X4 and X7
 * @public
 */
export const explore = <const By extends Exploration>(by: By): { readonly kind: 'explore' } & By => ({
  kind: 'explore',
  ...by,
});

/** What each method takes. */
const OPERANDS = { epsilonGreedy: 'epsilon', softmax: 'lambda', squareCB: 'gamma', thompson: 'model' } as const;

/** To draw without replacement costs all candidates each time, however many places there are. */
const MOST_DRAWN = 32;

/** @public */
export const exploreRule: StageRule<Explore> = {
  family: 'stage',
  kind: 'explore',
  fields: {
    required: { method: { is: 'oneOf', of: Object.keys(OPERANDS) } },
    optional: {
      epsilon: { is: 'number', min: 0, max: 1 },
      lambda: { is: 'number', min: 0 },
      gamma: { is: 'number', min: 0 },
      model: { is: 'text' },
    },
  },
  compile: (by, build, at) => {
    build.needsAll();
    const needed = OPERANDS[by.method];
    if (!(needed in by))
      build.fault('FIELD_MISSING', under(at, needed), `expected ${needed} for ${by.method}, found nothing`);
    for (const other of Object.values(OPERANDS)) {
      if (other !== needed && other in by)
        build.fault('FIELD_UNKNOWN', under(at, other), `expected ${needed} for ${by.method}`);
    }
    const model = by.method === 'thompson' && 'model' in by ? build.model(by.model, under(at, 'model')) : undefined;
    const placesOn = (channel: string): number => Math.min(MOST_DRAWN, build.placesOf(channel));
    return (shortlist) => {
      const { moment } = shortlist;
      const distributionOn = (candidates: readonly Candidate[]): readonly number[] =>
        distributionOf(
          by,
          candidates.map(({ score }) => score),
          model && candidates.map(({ action }) => evidenceFrom(model, moment, action)),
        );
      const key = causeKey(shortlist.cause);
      const subject = subjectOf(shortlist.state);
      const orders = new Map(
        Array.from(drawnByChannel(shortlist.candidates), ([channel, candidates]) => {
          const lot = (place: number): number =>
            chance(build.seed, subject, JSON.stringify(['explore', ...key, channel, place]));
          return [channel, drawnInOrder(distributionOn, candidates, placesOn(channel), lot)];
        }),
      );
      const { odds = { reckon: reckoned, candidates: shortlist.candidates } } = shortlist;
      return {
        ...shortlist,
        candidates: arranged(shortlist.candidates, orders),
        odds: { ...odds, draws: drawsOf(distributionOn, placesOn) },
      };
    };
  },
};

/** Undefined where the model knows a number alone, or fails: then the candidate has been dropped, or does not depend on it. */
function evidenceFrom(model: Model, moment: Moment, action: Treatment): Evidence | undefined {
  try {
    return evidenceIn(model(moment, action));
  } catch {
    return undefined;
  }
}

function drawnInOrder(
  distributionOn: (candidates: readonly Candidate[]) => readonly number[],
  candidates: readonly Candidate[],
  places: number,
  lot: (place: number) => number,
): readonly Candidate[] {
  const rest = [...candidates];
  const order: Candidate[] = [];
  while (rest.length > 0 && order.length < places) {
    const distribution = distributionOn(rest);
    const i = drawn(distribution, lot(order.length));
    const [candidate] = rest.splice(i, 1);
    order.push({ ...candidate!, probability: candidate!.probability * distribution[i]! });
  }
  return [...order, ...rest];
}
