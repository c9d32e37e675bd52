import { add, FORK, type Program, START } from './program.ts';

/** A part of a pattern. */
export interface Fragment {
  /** The number of its instructions, known before they are written. */
  readonly size: number;
  /** Can it be nowhere but at the start of the text? */
  readonly isAnchored: boolean;
  /** A text that is in all that it matches. */
  readonly text: string;
  /** Does it match this text and nothing else? */
  readonly isText: boolean;
  /** Adds its instructions, the last one first, so that each knows where it goes on; returns the first. */
  write(program: Program, next: number): number;
}

/** One instruction; the text is left out where it is not always the same. */
export const one = (asks: number, text?: string): Fragment => ({
  size: 1,
  isAnchored: asks === START,
  text: text ?? '',
  isText: text !== undefined,
  write: (program, next) => add(program, asks, next),
});

export function sequence(of: readonly Fragment[]): Fragment {
  let run = '';
  let text = '';
  for (const part of of) {
    run = part.isText ? run + part.text : part.text;
    if (run.length > text.length) text = run;
    if (!part.isText) run = '';
  }
  return {
    size: of.reduce((sum, { size }) => sum + size, 0),
    isAnchored: of.some(({ isAnchored }) => isAnchored),
    text,
    isText: of.every(({ isText }) => isText),
    write: (program, next) => of.reduceRight((behind, part) => part.write(program, behind), next),
  };
}

export const either = (a: Fragment, b: Fragment): Fragment => ({
  size: a.size + b.size + 1,
  isAnchored: a.isAnchored && b.isAnchored,
  text: '',
  isText: false,
  write: (program, next) => add(program, FORK, a.write(program, next), b.write(program, next)),
});

/** The repeats are written out, but for a loop that is the last of those without end. */
export function repeat(of: Fragment, min: number, max: number): Fragment {
  if (of.size === 0) return of;
  const isEndless = max === Infinity;
  return {
    size: isEndless ? of.size * Math.max(min, 1) + 1 : of.size * max + max - min,
    isAnchored: of.isAnchored && min > 0,
    text: min > 0 ? of.text : '',
    isText: false,
    write: (program, next) => {
      let first = next;
      if (isEndless) {
        const loop = add(program, FORK, next);
        first = of.write(program, loop);
        program[loop + 2] = first;
        if (min === 0) first = loop;
      }
      for (let left = isEndless ? min - 1 : max; left > 0; left -= 1) {
        first = of.write(program, first);
        if (left > min) first = add(program, FORK, first, next);
      }
      return first;
    },
  };
}
