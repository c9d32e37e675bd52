import type { CompiledFactor } from '../factors/factorRule.ts';
import type { Slot } from './allocate.ts';
import { isMandatory } from './isMandatory.ts';
import type { Ranked } from './proposal.ts';
import type { Candidate, Shortlist, Stage } from './shortlist.ts';
import { through } from './through.ts';

/** Where scores are only estimated, so many candidates are looked at first; else as many as there are places. */
const FIRST = 16;
/** How many times as many after each time that they were not enough: all are looked at again, and the last time should not be far too many. */
const GROWTH = 2;
/** A product that is made in another order can be greater by some units in the last place. */
const ROUNDING = 1 + 2 ** -40;

/** What is needed to decide by the best candidates alone. */
export interface Brief {
  /** The stages after `qualify`. */
  readonly stages: readonly Stage[];
  readonly slots: ReadonlyMap<string, Slot>;
  /** The score can only be told at the moment; the proposal's order is by what it can be at most. */
  readonly isEstimated: boolean;
  readonly ranking: CompiledFactor | undefined;
}

/**
 * Runs the funnel over as few candidates as decide it: the best that qualify, more where they do not fill the places, or where
 * one that was left out could still have the better score. The decisions are those of the whole funnel. What was not looked at
 * is not among the dropped.
 *
 * @see docs/semantics.md, F7
 */
export function briefly({ stages, slots, isEstimated, ranking }: Brief, proposed: Shortlist): Shortlist {
  const proposal = proposed.proposal as Ranked;
  const scale = isEstimated ? (ranking?.scale?.(proposed.moment) ?? 1) * ROUNDING : 1;
  const places = placesFor(proposed, slots, proposal.channels);
  for (let atMost = isEstimated ? FIRST : Math.max(1, places); ; atMost *= GROWTH) {
    const { candidates, next } = proposal.best(proposed.moment, atMost);
    const shortlist = through(stages, { ...proposed, candidates });
    if (next === undefined) return shortlist;
    const winners = shortlist.candidates.filter(({ fallback }) => fallback !== true);
    // Of what is mandatory and not looked at the proposal says that it can be worth anything.
    const isBetter = (winner: Candidate): boolean =>
      winner.score > next * scale || (isMandatory(winner) && next < Infinity);
    if (winners.length >= places && (!isEstimated || winners.every(isBetter))) return shortlist;
  }
}

/** How many can win at all. */
function placesFor({ moment }: Shortlist, slots: ReadonlyMap<string, Slot>, channels: ReadonlySet<string>): number {
  const wanted = moment.request?.slots;
  let places = 0;
  for (const [name, { channel, atMost }] of slots) {
    if (channels.has(channel) && (wanted === undefined || wanted.includes(name))) places += atMost;
  }
  return places;
}

/** What a factor can be at most for an action; Infinity where nobody knows. */
export function boundOf(factor: CompiledFactor, action: Parameters<CompiledFactor['score']>[1]): number {
  const bound = factor.bound?.(action) ?? Infinity;
  return Number.isNaN(bound) ? Infinity : bound;
}
