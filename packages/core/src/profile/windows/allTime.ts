import type { Gathering, Memory } from '../gathering.ts';
import type { Measure } from '../measure.ts';

/** Everything that ever was: the summary alone. One that is a list is written in one piece with the form. */
export const allTime = (measure: Measure): Gathering => {
  const memoryOf = ([form]: Memory, summary: unknown): Memory =>
    measure.isList === true ? inOnePiece(form, summary as readonly unknown[]) : [form, summary];
  return {
    add: (memory, time, _id, value) => {
      const before = summaryIn(memory, measure);
      const after = measure.add(before, time, value);
      return after === before ? memory : memoryOf(memory, after);
    },
    read: (memory) => measure.read(summaryIn(memory, measure)),
    merge: (one, other) => memoryOf(one, measure.merge(summaryIn(one, measure), summaryIn(other, measure))),
  };
};

/** The summary that a memory of all time holds; undefined where it holds none. */
export function summaryIn(memory: Memory, { isList }: Measure): unknown {
  if (isList !== true) return memory[1];
  return memory.length === 1 ? undefined : memory.slice(1);
}

/** Not spread: a list that is pushed to holds room for more. */
function inOnePiece(form: number, summary: readonly unknown[]): Memory {
  const list = new Array<unknown>(summary.length + 1) as [number, ...unknown[]];
  list[0] = form;
  for (let i = 0; i < summary.length; i += 1) list[i + 1] = summary[i];
  return list;
}
