import type { Gathering } from '../gathering.ts';
import type { Measure } from '../measure.ts';

/** Everything that ever was: the summary alone. */
export const allTime = (measure: Measure): Gathering => ({
  add: (memory, time, _id, value) => {
    const summary = measure.add(memory[1], time, value);
    return summary === memory[1] ? memory : [memory[0], summary];
  },
  read: (memory) => measure.read(memory[1]),
  merge: (one, other) => [one[0], measure.merge(one[1], other[1])],
});
