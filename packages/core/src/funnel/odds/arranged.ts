import { isMandatory } from '../isMandatory.ts';
import type { Candidate } from '../shortlist.ts';

/** Puts those of each channel that are not mandatory into an order, by name of the channel; each channel keeps the places that it had among all. */
export function arranged(
  candidates: readonly Candidate[],
  orders: ReadonlyMap<string, readonly Candidate[]>,
): readonly Candidate[] {
  const next = new Map(Array.from(orders, ([channel, order]) => [channel, order[Symbol.iterator]()]));
  return candidates.map((candidate) =>
    isMandatory(candidate) ? candidate : (next.get(candidate.action.channel)!.next().value as Candidate),
  );
}
