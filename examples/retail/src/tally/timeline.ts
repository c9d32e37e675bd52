import { hours, type Instant, type Millis } from '@opportune/core';

import { Counts } from './counts.ts';

const FINEST: Millis = hours(1);

/** A stretch of time, and what was decided in it. */
export interface Stretch {
  readonly from: Instant;
  readonly counts: Counts;
}

/** What was decided when, by the hour. */
export class Timeline {
  readonly #byHour = new Map<number, Counts>();

  add(at: Instant, name: string): void {
    const hour = Math.floor(at / FINEST);
    const counts = this.#byHour.get(hour) ?? new Counts();
    counts.add(name);
    this.#byHour.set(hour, counts);
  }

  /** The same in longer stretches, at most so many, without a gap from the first to the last. */
  stretches(atMost: number): { readonly length: Millis; readonly stretches: readonly Stretch[] } {
    const hoursSeen = [...this.#byHour.keys()];
    if (hoursSeen.length === 0) return { length: FINEST, stretches: [] };
    const first = hoursSeen.reduce((a, b) => Math.min(a, b));
    const last = hoursSeen.reduce((a, b) => Math.max(a, b));
    const step = STEPS.find((each) => Math.floor(last / each) - Math.floor(first / each) < atMost) ?? STEPS.at(-1)!;
    const begin = Math.floor(first / step);
    const stretches = Array.from({ length: Math.floor(last / step) - begin + 1 }, (_, i) => ({
      from: (begin + i) * step * FINEST,
      counts: new Counts(),
    }));
    for (const [hour, counts] of this.#byHour) {
      for (const [name, count] of counts.ranked()) stretches[Math.floor(hour / step) - begin]!.counts.add(name, count);
    }
    return { length: step * FINEST, stretches };
  }
}

/** In hours. */
const STEPS = [1, 3, 6, 12, 24, 48, 168, 672, 8_736];
