import type { Candidate } from '../shortlist.ts';
import type { ClassLimit } from './classLimit.ts';
import type { Contender } from './contender.ts';
import type { Contest, Place } from './contest.ts';
import { otherTreatment } from './otherTreatment.ts';

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

  /** The place that a contender gets, if it gets one: the first of those that it may have. */
  placeFor({ places }: Contender): number | undefined {
    return places.find((place) => this.#left[place]! > 0);
  }

  /** What a contender is worth in a place. */
  worth({ candidate }: Contender, place: number): number {
    return candidate.score * (this.places[place]!.weight ?? 1);
  }

  /** How many of a class are chosen. */
  count(limit: number, name: string): number {
    return this.#counts[limit]!.get(name) ?? 0;
  }

  /** The first limit that leaves no room for a contender. */
  limitOn({ classes }: Contender): ClassLimit | undefined {
    return this.limits.find(({ atMost }, i) => classes[i] !== undefined && this.count(i, classes[i]) >= atMost);
  }

  /** Is there nothing against a contender but that the places are taken? */
  admits(contender: Contender): boolean {
    const { candidate } = contender;
    return (
      otherTreatment(candidate, this.chosen) === undefined &&
      this.limitOn(contender) === undefined &&
      this.#refusal(candidate, this.chosen) === undefined
    );
  }

  put(contender: Contender, place: number): void {
    this.chosen.push({ ...contender.candidate, slot: this.places[place]!.name });
    this.#taken.push(place);
    this.#left[place]! -= 1;
    this.#change(contender, 1);
  }

  /** Undoes what was put last. */
  takeBack(contender: Contender): void {
    this.chosen.pop();
    this.#left[this.#taken.pop()!]! += 1;
    this.#change(contender, -1);
  }

  #change({ classes }: Contender, by: number): void {
    for (const [i, name] of classes.entries()) {
      if (name !== undefined) this.#counts[i]!.set(name, this.count(i, name) + by);
    }
  }
}
