import { EDGE, FORK, FOUND, INSIDE, START, UNIT } from './program.ts';
import type { SparseSet } from './sparseSet.ts';

/** A place in the text, and the instructions that are tried there. */
export interface Place {
  readonly tried: Uint16Array;
  readonly isStart: boolean;
  readonly isBehindWord: boolean;
}

/**
 * Tries all instructions at once, each of them one time at most (Thompson, 1968).
 *
 * @param answers - to what instructions ask for, by the next character; those that ask for a place are written here
 * @param here - takes the instructions that are tried
 * @param ahead - takes those to be tried behind the character
 * @returns is the pattern found?
 */
export function step(
  program: Uint16Array,
  { tried, isStart, isBehindWord }: Place,
  answers: Uint8Array,
  here: SparseSet,
  ahead: SparseSet,
): boolean {
  answers[START] = Number(isStart);
  answers[EDGE] = Number(isBehindWord !== (answers[UNIT] === 1));
  answers[INSIDE] = 1 - answers[EDGE];
  const visit = (at: number): void => {
    const asks = program[at]!;
    if (asks < UNIT) here.add(at);
    else if (answers[asks]) ahead.add(program[at + 1]!);
  };
  here.size = 0;
  for (let i = 0; i < tried.length; i += 1) visit(tried[i]!);
  for (let i = 0; i < here.size; i += 1) {
    const at = here.list[i]!;
    const asks = program[at]!;
    if (asks === FOUND) return true;
    if (answers[asks]) visit(program[at + 1]!);
    if (asks === FORK) visit(program[at + 2]!);
  }
  return false;
}
