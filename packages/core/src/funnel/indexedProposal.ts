import type { CompiledCondition } from '../conditions/conditionRule.ts';
import { Catalog } from '../conditions/index/catalog.ts';
import type { Entry, Order } from '../conditions/index/entry.ts';
import { compareText } from '../internal/compareText.ts';
import { lowerBound } from '../internal/lowerBound.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { isMandatory } from './isMandatory.ts';
import type { Moment } from './moment.ts';
import { areMet, type Demand, type Offer, type Ranked } from './proposal.ts';
import type { Candidate } from './shortlist.ts';

/** A proposal that looks only at the actions that can qualify. */
export class IndexedProposal implements Ranked {
  readonly candidates: readonly Candidate[];
  readonly offers: readonly Offer[];
  readonly channels: ReadonlySet<string>;
  readonly #catalog: Catalog<IndexedOffer>;
  readonly #bound: Bound | undefined;
  /** Of the candidates, in order. */
  readonly #places: readonly number[];

  private constructor(
    catalog: Catalog<IndexedOffer>,
    bound: Bound | undefined,
    { candidates, offers, channels }: Pick<Ranked, 'candidates' | 'offers' | 'channels'>,
    places: readonly number[],
  ) {
    this.candidates = candidates;
    this.offers = offers;
    this.channels = channels;
    this.#catalog = catalog;
    this.#bound = bound;
    this.#places = places;
  }

  /** @param bound - what the score of an action can be at most: then it knows the best ones; else the first in order are */
  static of(offers: readonly Offer[], bound?: Bound): IndexedProposal {
    const catalog = Catalog.of(
      offers.map((offer) => indexed(offer, bound)),
      bound === undefined ? inBrief(byPlace) : inBrief(byBound),
    );
    const candidates = offers.map(({ candidate }) => candidate);
    const channels = new Set(candidates.map(({ action }) => action.channel));
    return new IndexedProposal(
      catalog,
      bound,
      { candidates, offers, channels },
      offers.map(({ place }) => place),
    );
  }

  qualified(stage: number, moment: Moment): readonly Candidate[] {
    if (stage === 0) return inOrder(this.#catalog.all(moment));
    return this.candidates.filter(({ action }) => areMet(this.demandsOn(stage, action.id), moment));
  }

  best(moment: Moment, atMost: number): ReturnType<Ranked['best']> {
    const found = this.#catalog.all(moment, atMost + 1);
    const next = found.length > atMost ? found.pop() : undefined;
    return {
      candidates: found.map(({ candidate }) => candidate),
      next: next && (isMandatory(next.candidate) ? Infinity : next.bound),
    };
  }

  demandsOn(stage: number, action: string): readonly Demand[] {
    return this.find(action)?.demands[stage] ?? [];
  }

  find(action: string, channel?: string): Offer | undefined {
    if (channel === undefined) return this.#catalog.find(keyOf(action, 0));
    return this.#treatments(action).find(({ candidate }) => candidate.action.channel === channel);
  }

  /** This proposal with some offers in place of those of the same actions, or beside them, and without others. */
  with(changed: readonly Offer[], without: readonly string[]): IndexedProposal {
    const candidates = this.candidates.slice();
    const offers = this.offers.slice();
    const places = this.#places.slice();
    const gone = without.flatMap((id) => this.#treatments(id));
    for (const { place } of gone) {
      const i = lowerBound(places, place);
      places.splice(i, 1);
      candidates.splice(i, 1);
      offers.splice(i, 1);
    }
    for (const offer of changed) {
      const { place, candidate } = offer;
      const i = lowerBound(places, place);
      places.splice(i, 0, place);
      candidates.splice(i, 0, candidate);
      offers.splice(i, 0, offer);
    }
    // A channel that nobody uses any more does no harm.
    const channels = new Set([...this.channels, ...changed.map(({ candidate }) => candidate.action.channel)]);
    const entries = changed.map((offer) => indexed(offer, this.#bound));
    const catalog = this.#catalog.with(
      entries,
      gone.map(({ id }) => id),
    );
    return new IndexedProposal(catalog, this.#bound, { candidates, offers, channels }, places);
  }

  /** An action on all its channels. */
  #treatments(action: string): readonly IndexedOffer[] {
    const offers: IndexedOffer[] = [];
    for (let i = 0; ; i += 1) {
      const offer = this.#catalog.find(keyOf(action, i));
      if (offer === undefined) return offers;
      offers.push(offer);
    }
  }
}

type Bound = (action: Treatment) => number;

interface IndexedOffer extends Offer, Entry {
  readonly bound: number;
}

const byPlace = (a: Offer, b: Offer): number => a.place - b.place;

/** As `allocate` takes them: what is mandatory comes before all others. */
const inBrief =
  (order: Order<IndexedOffer>): Order<IndexedOffer> =>
  (a, b) =>
    Number(isMandatory(b.candidate)) - Number(isMandatory(a.candidate)) || order(a, b);

/** As `arbitrate` ranks. */
const byBound = (a: IndexedOffer, b: IndexedOffer): number =>
  b.bound - a.bound || compareText(a.candidate.action.id, b.candidate.action.id) || byPlace(a, b);

const inOrder = (offers: IndexedOffer[]): readonly Candidate[] =>
  offers.sort(byPlace).map(({ candidate }) => candidate);

const indexed = ({ candidate, place, demands }: Offer, bound: Bound | undefined): IndexedOffer => ({
  candidate,
  place,
  demands,
  id: keyOf(candidate.action.id, candidate.treatment ?? 0),
  condition: together(demands[0] ?? []),
  bound: bound?.(candidate.action) ?? 1,
});

const OF_LIST = /^\[/;

/** What a treatment is found by: nothing that anybody may call an action is the key of another's. */
const keyOf = (id: string, treatment: number): string =>
  treatment === 0 && !OF_LIST.test(id) ? id : JSON.stringify([id, treatment]);

/** One condition that is true where every demand is met. */
function together(demands: readonly Demand[]): CompiledCondition | undefined {
  if (demands.length <= 1) return demands[0]?.condition;
  return {
    test: (moment) => areMet(demands, moment),
    blame: () => ({ clause: '' }),
    form: { is: 'all', of: demands.map(({ condition }) => condition) },
  };
}
