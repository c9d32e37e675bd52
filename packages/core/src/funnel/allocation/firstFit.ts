import type { Candidate, Loss } from '../shortlist.ts';
import type { Contest, Lost, Outcome, Place } from './contest.ts';
import { noSlot } from './noSlot.ts';
import { otherTreatment, treatedBy } from './otherTreatment.ts';

/** The open slots of one channel, which are filled one after the other. */
interface Lane {
  readonly places: Place[];
  /** In the order in which they were chosen. */
  readonly winners: string[];
  /** Where the first stands that has a place left. */
  open: number;
  /** How many it has given away. */
  taken: number;
}

/** Each candidate in its turn gets the first place of its channel that is left. */
export function firstFit({ candidates, places, clause, refusal }: Contest): Outcome {
  const lanes = new Map<string, Lane>();
  for (const place of places) {
    const lane = lanes.get(place.channel);
    if (lane === undefined) lanes.set(place.channel, { places: [place], winners: [], open: 0, taken: 0 });
    else lane.places.push(place);
  }
  const chosen: Candidate[] = [];
  const lost: Lost[] = [];
  for (const candidate of candidates) {
    const other = otherTreatment(candidate, chosen);
    if (other !== undefined) {
      lost.push({ candidate, loss: treatedBy(other, clause) });
      continue;
    }
    const lane = lanes.get(candidate.action.channel);
    const place = lane?.places[lane.open];
    if (place === undefined) {
      lost.push({ candidate, loss: outranked(lane, clause) });
      continue;
    }
    const refused = refusal(candidate, chosen);
    if (refused !== undefined) {
      lost.push({ candidate, ...refused });
      continue;
    }
    give(lane!, place, candidate.action.id);
    chosen.push({ ...candidate, slot: place.name });
  }
  return { chosen, lost };
}

function give(lane: Lane, place: Place, winner: string): void {
  lane.winners.push(winner);
  lane.taken += 1;
  if (lane.taken < place.atMost) return;
  lane.open += 1;
  lane.taken = 0;
}

const outranked = (lane: Lane | undefined, clause: string): Loss =>
  lane === undefined ? noSlot(clause) : { reason: 'OUTRANKED', clause, seen: lane.winners };
