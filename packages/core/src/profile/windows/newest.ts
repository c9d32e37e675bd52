import { compareText } from '../../internal/compareText.ts';
import type { Instant } from '../../time/instant.ts';
import type { Gathering, Memory } from '../gathering.ts';
import type { Measure } from '../measure.ts';

type Entry = readonly [time: Instant, id: string, value: unknown];

/** The newest `n` events, by time and then by id: of each the time, the id and the value, one after the other. */
export const newest = (measure: Measure, n: number): Gathering => ({
  add: (memory, time, id, value) => {
    const entries = entriesOf(memory);
    const entry: Entry = [time, id, value];
    let place = entries.length;
    while (place > 0 && compare(entries[place - 1]!, entry) > 0) place -= 1;
    // A full window lets go of its oldest, which the new one may be.
    if (entries.length === n && place === 0) return memory;
    entries.splice(place, 0, entry);
    return memoryOf(memory, entries.slice(-n));
  },
  read: (memory) => {
    let summary: unknown;
    for (const [time, , value] of entriesOf(memory)) summary = measure.add(summary, time, value);
    return measure.read(summary);
  },
  merge: (one, other) => memoryOf(one, [...entriesOf(one), ...entriesOf(other)].sort(compare).slice(-n)),
});

function entriesOf(memory: Memory): Entry[] {
  const entries: Entry[] = [];
  for (let i = 1; i < memory.length; i += 3)
    entries.push([memory[i] as Instant, memory[i + 1] as string, memory[i + 2]]);
  return entries;
}

const memoryOf = ([form]: Memory, entries: readonly Entry[]): Memory => [form, ...entries.flat()];

const compare = (one: Entry, other: Entry): number => one[0] - other[0] || compareText(one[1], other[1]);
