import { compareText } from '../../internal/compareText.ts';
import type { Instant } from '../../time/instant.ts';
import type { Gathering } from '../gathering.ts';
import type { Measure } from '../measure.ts';

type Entry = readonly [time: Instant, id: string, value: unknown];

/** The newest `n` events, by time and then by id. */
export const newest = (measure: Measure, n: number): Gathering => ({
  add: (memory, time, id, value) => {
    const entries = (memory as readonly Entry[] | undefined) ?? [];
    const entry: Entry = [time, id, value];
    let place = entries.length;
    while (place > 0 && compare(entries[place - 1]!, entry) > 0) place -= 1;
    if (entries.length < n) return [...entries.slice(0, place), entry, ...entries.slice(place)];
    // A full window lets go of its oldest, which the new one may be.
    return place === 0 ? entries : [...entries.slice(1, place), entry, ...entries.slice(place)];
  },
  read: (memory) =>
    measure.read(
      ((memory as readonly Entry[] | undefined) ?? []).reduce<unknown>(
        (summary, [time, , value]) => measure.add(summary, time, value),
        undefined,
      ),
    ),
  merge: (one, other) => [...(one as readonly Entry[]), ...(other as readonly Entry[])].sort(compare).slice(-n),
});

const compare = (one: Entry, other: Entry): number => one[0] - other[0] || compareText(one[1], other[1]);
