import type { CompiledFactor } from '../factors/factorRule.ts';
import { joined } from '../internal/joined.ts';
import type { Slot } from './allocate.ts';
import { byScore } from './byScore.ts';
import { isMandatory } from './isMandatory.ts';
import type { Ranked } from './proposal.ts';
import type { Candidate, Shortlist, Stage } from './shortlist.ts';
import { through } from './through.ts';

/** Where scores are only estimated, and not in proportion, so many candidates are looked at first; else as many as there are places. */
const FIRST = 16;
/** How many times as many after each time that they were not enough. */
const GROWTH = 2;
/** A product that is made in another order can be greater by some units in the last place. */
const ROUNDING = 1 + 2 ** -40;

/** What is needed to decide by the best candidates alone. */
export interface Brief {
  /** The stages between `qualify` and the last: what they say of a candidate no other changes. */
  readonly judging: readonly Stage[];
  /** The last stage, which gives the places. */
  readonly giving: Stage;
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
export function briefly({ judging, giving, slots, isEstimated, ranking }: Brief, proposed: Shortlist): Shortlist {
  const proposal = proposed.proposal as Ranked;
  const scale = isEstimated ? (ranking?.scale?.(proposed.moment) ?? 1) * ROUNDING : 1;
  const places = placesFor(proposed, slots, proposal.channels);
  const order = ranking === undefined ? undefined : byScore;
  const isLoose = isEstimated && ranking?.isScaled !== true;
  let judged: Shortlist | undefined;
  let looked = 0;
  for (let atMost = isLoose ? FIRST : Math.max(1, places); ; atMost *= GROWTH) {
    const { candidates, next } = proposal.best(proposed.moment, atMost);
    // One candidate does not change what a stage says of another: those of before are not asked again.
    const more = through(judging, { ...proposed, candidates: candidates.slice(looked) });
    judged = judged === undefined ? more : both(judged, more, order);
    looked = candidates.length;
    const shortlist = giving(judged);
    if (next === undefined) return shortlist;
    const winners = shortlist.candidates.filter(({ fallback }) => fallback !== true);
    // Of what is mandatory and not looked at the proposal says that it can be worth anything.
    const isBetter = (winner: Candidate): boolean =>
      winner.score > next * scale || (isMandatory(winner) && next < Infinity);
    if (winners.length >= places && (!isEstimated || winners.every(isBetter))) return shortlist;
  }
}

/** What was judged in two parts, in the order of the whole. Where all of a part were lost on the way, the stages behind have not added to it. */
function both(one: Shortlist, other: Shortlist, order: typeof byScore | undefined): Shortlist {
  const whole = other.candidates.length > 0 ? { ...one, ...other } : { ...other, ...one };
  const candidates = [...one.candidates, ...other.candidates];
  return {
    ...whole,
    candidates: order === undefined ? candidates : candidates.sort(order),
    dropped: joined(one.dropped, other.dropped),
    faults: joined(one.faults, other.faults),
  };
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
