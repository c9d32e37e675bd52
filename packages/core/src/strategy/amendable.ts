import type { Fault } from '../errors/fault.ts';
import { throwInvalid } from '../errors/throwInvalid.ts';
import { IndexedProposal } from '../funnel/indexedProposal.ts';
import type { Offer } from '../funnel/proposal.ts';
import { HashList } from '../internal/hashList.ts';
import { lowerBound } from '../internal/lowerBound.ts';
import { show } from '../shape/describe.ts';
import { under } from '../shape/pointer.ts';
import { Reader } from '../shape/reader.ts';
import type { Action } from './action.ts';
import type { Amendment } from './amend.ts';
import { checkFallback } from './checkFallback.ts';
import type { CheckingBuilder } from './checkingBuilder.ts';
import { checkActions, firingTriggers } from './checkStructure.ts';
import type { ReadableVocabulary } from './readableVocabulary.ts';
import type { Readership } from './readership.ts';
import { readSafely } from './readSafely.ts';
import { DEFAULT_BOUNDS } from './readStrategy.ts';
import { actionHash, strategyHash } from './strategyHash.ts';
import { amendmentFields } from './strategyShape.ts';

/** What each occasion proposes: a request where the name is undefined, else the trigger. */
export type Proposals = ReadonlyMap<string | undefined, IndexedProposal>;

/** What of a program other actions change. */
interface Amended {
  readonly proposals: Proposals;
  readonly readership: Readership | undefined;
}

/** The part of a compiled strategy that an amendment may change. It never changes itself. */
export class Amendable implements Amended {
  readonly proposals: Proposals;
  readonly readership: Readership | undefined;
  readonly version: string;
  readonly #builder: CheckingBuilder;
  readonly #vocabulary: ReadableVocabulary;
  /** The places of the actions, in order; those of actions taken out are missing. */
  readonly #places: readonly number[];
  readonly #hashes: HashList;

  private constructor(
    builder: CheckingBuilder,
    vocabulary: ReadableVocabulary,
    content: Amended & Pick<Amendable, 'version'>,
    places: readonly number[],
    hashes: HashList,
  ) {
    this.#builder = builder;
    this.#vocabulary = vocabulary;
    this.#places = places;
    this.#hashes = hashes;
    this.proposals = content.proposals;
    this.readership = content.readership;
    this.version = content.version;
  }

  static of(builder: CheckingBuilder, vocabulary: ReadableVocabulary, { proposals, readership }: Amended): Amendable {
    const { strategy } = builder;
    const { actions } = strategy;
    const hashes = HashList.of(actions.map(actionHash));
    return new Amendable(
      builder,
      vocabulary,
      { proposals, readership, version: strategy.version },
      Array.from(actions.keys()),
      hashes,
    );
  }

  get hash(): string {
    return strategyHash({ ...this.#builder.strategy, version: this.version }, this.#hashes.root);
  }

  /** @throws {OpportuneError} STRATEGY_INVALID */
  with(amendment: Amendment): Amendable {
    const reader = new Reader(this.#vocabulary, DEFAULT_BOUNDS);
    const { faults } = reader;
    const read = readSafely(faults, '', () => reader.object(amendment, amendmentFields, '', 0), {});
    const { actions, without, version = this.version } = read as Amendment;
    const changed = listOf(actions as readonly Action[]);
    const gone = listOf(without);
    this.#check(changed, gone, faults);
    throwInvalid(faults);
    const { size, instructions } = this.#builder;
    try {
      return this.#changed(changed, gone, version);
    } finally {
      // Each amendment is counted by itself, or the bounds would be reached by amending again and again.
      Object.assign(this.#builder, { size, instructions });
    }
  }

  #check(actions: readonly Action[], without: readonly string[], faults: Fault[]): void {
    checkActions(actions, firingTriggers(this.#builder.strategy), (code, path, message) =>
      faults.push({ code, path, message }),
    );
    const others = new Set(actions.map(({ id }) => id));
    for (const [i, id] of without.entries()) {
      if (this.#find(id) === undefined || others.has(id)) {
        const message = `expected the id of an action that is not named twice, found ${show(id)}`;
        faults.push({ code: 'TARGET_UNKNOWN', path: under('/without', i), message });
      }
      if (this.#builder.fallbacks.some(({ action }) => action === id)) {
        const message = `expected an action that no slot falls back on, found ${show(id)}`;
        faults.push({ code: 'FALLBACK_INVALID', path: under('/without', i), message });
      }
      others.add(id);
    }
  }

  #changed(actions: readonly Action[], without: readonly string[], version: string): Amendable {
    let hashes = this.#hashes;
    let places = this.#places.slice();
    const less: Action[] = [];
    const changes = new Map<string | undefined, { changed: Offer[]; gone: string[] }>();
    const changeOf = (on: string | undefined): { changed: Offer[]; gone: string[] } =>
      changes.get(on) ?? changes.set(on, { changed: [], gone: [] }).get(on)!;

    for (const [i, action] of actions.entries()) {
      const before = this.#find(action.id);
      const place = before?.place ?? (places.at(-1) ?? -1) + 1;
      if (before === undefined) places.push(place);
      hashes = hashes.with(lowerBound(places, place), actionHash(action));
      if (before !== undefined) {
        changeOf(before.candidate.action.on).gone.push(action.id);
        less.push(before.candidate.action);
      }
      changeOf(action.on).changed.push(...this.#offers(action, place, i));
    }
    for (const id of without) {
      const { candidate, place } = this.#find(id)!;
      const i = lowerBound(places, place);
      hashes = hashes.without(i);
      places = places.filter((_, k) => k !== i);
      changeOf(candidate.action.on).gone.push(id);
      less.push(candidate.action);
    }
    const proposals = new Map(this.proposals);
    for (const [on, { changed, gone }] of changes) proposals.set(on, this.#proposal(on).with(changed, gone));
    const readership = this.readership?.with(actions, less);
    return new Amendable(this.#builder, this.#vocabulary, { proposals, readership, version }, places, hashes);
  }

  #find(id: string): Offer | undefined {
    for (const proposal of this.proposals.values()) {
      const offer = proposal.find(id);
      if (offer !== undefined) return offer;
    }
    return undefined;
  }

  #proposal(on: string | undefined): IndexedProposal {
    return this.proposals.get(on) ?? IndexedProposal.of([]);
  }

  /** Faults are named by the place in the amendment; what an explanation names later is the place in the strategy. */
  #offers(action: Action, place: number, i: number): readonly Offer[] {
    const { faults } = this.#builder;
    const before = faults.length;
    const offers = this.#builder.offers(action, place);
    const at = under('/actions', place);
    for (const fallback of this.#builder.fallbacks) {
      if (fallback.action === action.id) checkFallback(this.#builder, fallback, offers, at);
    }
    throwInvalid(
      faults.splice(before).map((fault): Fault => ({ ...fault, path: fault.path.replace(at, under('/actions', i)) })),
    );
    return offers;
  }
}

/** Behind the bounds of what is read stands no list; that has its fault. */
const listOf = <T>(read: readonly T[] | undefined): readonly T[] => (Array.isArray(read) ? (read as readonly T[]) : []);
