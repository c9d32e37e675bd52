import { grouped } from '../internal/grouped.ts';
import type { Moment } from './moment.ts';
import { areMet, type Demand, type Offer, type Proposal } from './proposal.ts';
import type { Candidate } from './shortlist.ts';

/** A proposal that asks one action after the other: small, and right for the few actions of a page. */
export class PlainProposal implements Proposal {
  readonly candidates: readonly Candidate[];
  readonly offers: readonly Offer[];
  #byAction: ReadonlyMap<string, readonly Offer[]> | undefined;

  constructor(offers: readonly Offer[]) {
    this.candidates = offers.map(({ candidate }) => candidate);
    this.offers = offers;
  }

  qualified(stage: number, moment: Moment): readonly Candidate[] {
    const met: Candidate[] = [];
    for (const { candidate, demands } of this.offers) if (areMet(demands[stage] ?? [], moment)) met.push(candidate);
    return met;
  }

  demandsOn(stage: number, action: string): readonly Demand[] {
    return this.find(action)?.demands[stage] ?? [];
  }

  find(action: string, channel?: string): Offer | undefined {
    // Most decisions ask nobody by name.
    this.#byAction ??= grouped(this.offers, ({ candidate }) => [candidate.action.id]);
    return this.#byAction
      .get(action)
      ?.find(({ candidate }) => channel === undefined || candidate.action.channel === channel);
  }
}
