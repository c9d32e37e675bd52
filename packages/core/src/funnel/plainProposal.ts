import { grouped } from '../internal/grouped.ts';
import type { Moment } from './moment.ts';
import { areMet, type Demand, type Offer, type Proposal } from './proposal.ts';
import type { Candidate } from './shortlist.ts';

/** A proposal that asks one action after the other: small, and right for the few actions of a page. */
export class PlainProposal implements Proposal {
  readonly candidates: readonly Candidate[];
  readonly offers: readonly Offer[];
  readonly #byAction: ReadonlyMap<string, readonly Offer[]>;

  constructor(offers: readonly Offer[]) {
    this.candidates = offers.map(({ candidate }) => candidate);
    this.offers = offers;
    this.#byAction = grouped(offers, ({ candidate }) => [candidate.action.id]);
  }

  qualified(stage: number, moment: Moment): readonly Candidate[] {
    return this.candidates.filter(({ action }) => areMet(this.demandsOn(stage, action.id), moment));
  }

  demandsOn(stage: number, action: string): readonly Demand[] {
    return this.find(action)?.demands[stage] ?? [];
  }

  find(action: string, channel?: string): Offer | undefined {
    return this.#byAction
      .get(action)
      ?.find(({ candidate }) => channel === undefined || candidate.action.channel === channel);
  }
}
