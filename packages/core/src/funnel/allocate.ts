import type { Fault } from '../errors/fault.ts';
import { under } from '../shape/pointer.ts';
import { failure } from './failure.ts';
import type { Fate } from './fate.ts';
import { mandatoryFirst } from './mandatoryFirst.ts';
import type { Candidate, Loss, Shortlist } from './shortlist.ts';
import { fate } from './sift.ts';
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
}

/** @public */
export interface Allocate {
  readonly kind: 'allocate';
  readonly slots: Readonly<Record<string, Slot>>;
}

/**
 * Gives the places away: each candidate, mandatory ones before all others and the best first, goes to the first open slot of its channel that has a place left,
 * unless a cap would be exceeded by what was chosen just before. A request may name the slots to fill, else all are open. What a
 * slot falls back on fills a place that is left, so that a request for the slot is never answered with nothing.
 *
 * @param slots - by name; slots are tried in this order
 * @throws {OpportuneError} by `compile`: `FALLBACK_INVALID` where something could hold back what a slot falls back on
 * @example
 * ```ts
 * import { allocate } from '@opportune/core';
 *
 * allocate({ hero: { channel: 'web', atMost: 1 } }).slots.hero; // => { channel: 'web', atMost: 1 }
 * allocate({ hero: { channel: 'web', atMost: 1, fallback: 'house-ad' } }).slots.hero.fallback; // => 'house-ad'
 * ```
 * @see docs/semantics.md, F5
 * @public
 */
export const allocate = <const Slots extends Readonly<Record<string, Slot>>>(
  slots: Slots,
): Allocate & { readonly slots: Slots } => ({ kind: 'allocate', slots });

interface Place extends Slot {
  readonly name: string;
  taken: number;
}

/** The open slots of one channel, which are filled one after the other. */
interface Lane {
  readonly places: Place[];
  /** In the order in which they were chosen. */
  readonly winners: string[];
  /** Where the first stands that has a place left. */
  open: number;
}

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
            optional: { fallback: { is: 'text' } },
          },
        },
      },
    },
  },
  compile: ({ slots }, build, at) => {
    build.opens(slots);
    const known = Object.entries(slots);
    for (const [name, { channel, fallback: action }] of known) {
      const place = under(under(under(at, 'slots'), name), 'fallback');
      if (action !== undefined) build.fallsBackOn({ action, channel, at: place });
    }
    const isPromised = known.some(([, { fallback }]) => fallback !== undefined);
    return (shortlist) => {
      if (shortlist.candidates.length === 0 && !isPromised) return shortlist;
      const { slots: names } = shortlist.moment.request ?? {};
      const wanted = names === undefined ? undefined : new Set(names);
      const places: Place[] = [];
      const lanes = new Map<string, Lane>();
      for (const [name, slot] of known) {
        if (wanted !== undefined && !wanted.has(name)) continue;
        const lane = lanes.get(slot.channel) ?? { places: [], winners: [], open: 0 };
        const place = { ...slot, name, taken: 0 };
        places.push(place);
        lane.places.push(place);
        lanes.set(slot.channel, lane);
      }
      const chosen: Candidate[] = [];
      const dropped: Fate[] = [];
      const faults: Fault[] = [];
      // A guard may be a rule of somebody else's: what it throws over loses that candidate only.
      const refusal = (candidate: Candidate): Loss | undefined => {
        try {
          return refused(shortlist, candidate, chosen);
        } catch (error) {
          const { fault, loss } = failure('RULE_FAILED', at, candidate, error);
          faults.push(fault);
          return loss;
        }
      };
      for (const candidate of mandatoryFirst(shortlist.candidates)) {
        const lane = lanes.get(candidate.action.channel);
        const place = lane?.places[lane.open];
        const loss = place === undefined ? outranked(lane, under(at, 'slots')) : refusal(candidate);
        if (place === undefined || loss !== undefined) {
          dropped.push(fate(shortlist, 'allocate', candidate, loss!));
          continue;
        }
        give(lane!, place, candidate.action.id);
        chosen.push({ ...candidate, slot: place.name });
      }
      fillPlaces(shortlist, places, chosen);
      return {
        ...shortlist,
        candidates: chosen,
        dropped: dropped.length === 0 ? shortlist.dropped : [...shortlist.dropped, ...dropped],
        faults: faults.length === 0 ? shortlist.faults : [...shortlist.faults, ...faults],
      };
    };
  },
};

function refused(shortlist: Shortlist, candidate: Candidate, chosen: readonly Candidate[]): Loss | undefined {
  for (const guard of shortlist.guards) {
    const loss = guard(shortlist, candidate, chosen);
    if (loss !== undefined) return loss;
  }
  return undefined;
}

function give(lane: Lane, place: Place, winner: string): void {
  lane.winners.push(winner);
  place.taken += 1;
  if (place.taken >= place.atMost) lane.open += 1;
}

/** Where a request finds a place free, what the slot falls back on fills it, once. */
function fillPlaces({ cause, proposal, heldOut = 1 }: Shortlist, places: readonly Place[], chosen: Candidate[]): void {
  if (cause.kind !== 'request') return;
  for (const { name, fallback, taken, atMost } of places) {
    if (fallback === undefined || taken >= atMost) continue;
    const action = proposal.find(fallback)?.candidate.action;
    const isThere = chosen.some((other) => other.slot === name && other.action.id === fallback);
    if (action === undefined || isThere) continue;
    chosen.push({ action, score: 0, probability: heldOut, slot: name, fallback: true });
  }
}

const outranked = (lane: Lane | undefined, clause: string): Loss =>
  lane === undefined
    ? { reason: 'NO_SLOT', clause, needed: 'an open slot of its channel' }
    : { reason: 'OUTRANKED', clause, seen: lane.winners };
