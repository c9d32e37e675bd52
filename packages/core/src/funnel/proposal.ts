import type { CompiledCondition } from '../conditions/conditionRule.ts';
import { grouped } from '../internal/grouped.ts';
import type { Moment } from './moment.ts';
import type { Reason } from './reason.ts';
import type { Candidate } from './shortlist.ts';

/**
 * What an occasion proposes, a trigger that fired or a request, and what `qualify` asks of each action in it.
 * @public
 */
export interface Proposal {
  /** In the strategy's order. */
  readonly candidates: readonly Candidate[];
  /** Of the candidates, in their order. */
  readonly offers: readonly Offer[];
  /** Those that meet all that the how-many-th `qualify` of the funnel asks, in the strategy's order. */
  qualified(stage: number, moment: Moment): readonly Candidate[];
  /** What it asks of an action. */
  demandsOn(stage: number, action: string): readonly Demand[];
  /** An action of it by its id; on a channel, where that is given. */
  find(action: string, channel?: string): Offer | undefined;
}

/** A proposal that knows which of its candidates can come first. */
export interface Ranked extends Proposal {
  /** The channels of its candidates. */
  readonly channels: ReadonlySet<string>;
  /** The first that qualify, best first, and what the score of the next one can be at most, Infinity where it is mandatory; undefined where there is none. */
  best(
    moment: Moment,
    atMost: number,
  ): { readonly candidates: readonly Candidate[]; readonly next: number | undefined };
}

/**
 * A condition that an action has to meet, and what to call it where it does not.
 * @public
 */
export interface Demand {
  readonly condition: CompiledCondition;
  readonly reason: Reason;
}

/** One action on one of its channels, on its way into proposals. */
export interface Offer {
  readonly candidate: Candidate;
  /** The action's place in the strategy, and behind the point that of the treatment. */
  readonly place: number;
  /** What each `qualify` of the funnel asks of it. */
  readonly demands: readonly (readonly Demand[])[];
}

/** What each occasion proposes: a trigger by its name, a request under undefined. Offers come in the strategy's order. */
export type Propose = (offers: readonly Offer[]) => ReadonlyMap<string | undefined, Proposal>;

/** The offers by their occasion; there is always a request. */
export const byOccasion = (offers: readonly Offer[]): ReadonlyMap<string | undefined, readonly Offer[]> =>
  new Map([[undefined, []], ...grouped(offers, ({ candidate }) => [candidate.action.on])]);

/** Does an action meet everything? */
export const areMet = (demands: readonly Demand[], moment: Moment): boolean =>
  demands.every(({ condition }) => isMet(condition, moment));

/** Is it true? Where it is not, nobody asks whether it is false or unknown: the first part of `all` that is not true is the last that is asked. */
const isMet = (condition: CompiledCondition, moment: Moment): boolean =>
  condition.form?.is === 'all'
    ? condition.form.of.every((part) => isMet(part, moment))
    : condition.test(moment) === true;
