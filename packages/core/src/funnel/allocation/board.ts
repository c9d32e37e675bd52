import type { Candidate } from '../shortlist.ts';
import type { ClassLimit } from './classLimit.ts';
import type { Contest, Place } from './contest.ts';

/** A candidate with the places that it may have, by their numbers. */
export interface Contender {
  readonly candidate: Candidate;
  readonly places: readonly number[];
}

/** The places while they are given away: who has which, and what there is still room for. A place can be taken back. */
export class Board {
  readonly places: readonly Place[];
  readonly limits: readonly ClassLimit[];
  /** With their slots. */
  readonly chosen: Candidate[] = [];
  readonly #refusal: Contest['refusal'];
  /** How many of each are left, by number. */
  readonly #left: number[];
  readonly #taken: number[] = [];
  /** How many of each class are chosen, by limit. */
  readonly #counts: readonly Map<string, number>[];

  constructor({ places, refusal }: Contest, limits: readonly ClassLimit[]) {
    this.places = places;
    this.limits = limits;
    this.#refusal = refusal;
    this.#left = places.map(({ atMost }) => atMost);
    this.#counts = limits.map(() => new Map<string, number>());
  }

  left(place: number): number {
    return this.#left[place]!;
  }

  /** What a candidate is worth in a place. */
  worth({ score }: Candidate, place: number): number {
    return score * (this.places[place]!.weight ?? 1);
  }

  /** How many of the class of a candidate are chosen; -1 where the limit does not concern it. */
  count({ action }: Candidate, limit: number): number {
    const name = this.limits[limit]!.classOf(action);
    return name === undefined ? -1 : (this.#counts[limit]!.get(name) ?? 0);
  }

  /** The first limit that leaves no room for a candidate. */
  limitOn(candidate: Candidate): ClassLimit | undefined {
    return this.limits.find(({ atMost }, i) => this.count(candidate, i) >= atMost);
  }

  /** Is there nothing against a candidate but that the places are taken? */
  admits(candidate: Candidate): boolean {
    return this.limitOn(candidate) === undefined && this.#refusal(candidate, this.chosen) === undefined;
  }

  put(candidate: Candidate, place: number): void {
    this.chosen.push({ ...candidate, slot: this.places[place]!.name });
    this.#taken.push(place);
    this.#left[place]! -= 1;
    this.#change(candidate, 1);
  }

  /** Undoes what was put last. */
  takeBack(): void {
    const candidate = this.chosen.pop()!;
    this.#left[this.#taken.pop()!]! += 1;
    this.#change(candidate, -1);
  }

  #change({ action }: Candidate, by: number): void {
    for (const [i, { classOf }] of this.limits.entries()) {
      const name = classOf(action);
      if (name !== undefined) this.#counts[i]!.set(name, (this.#counts[i]!.get(name) ?? 0) + by);
    }
  }
}
