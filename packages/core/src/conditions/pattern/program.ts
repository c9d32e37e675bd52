/**
 * What a pattern does, as three numbers an instruction: what it asks for, where it goes on if that is so, and where else a fork
 * goes on. An instruction is named by the place of its first number.
 */
export type Program = number[];

/** What instructions ask for; from `UNIT` on, each number is one code unit or a class of them. */
export const FOUND = 0;
export const FORK = 1;
export const START = 2;
export const END = 3;
export const EDGE = 4;
export const INSIDE = 5;
export const UNIT = 6;

/** Adds an instruction and returns its name. */
export const add = (program: Program, asks: number, next: number, other: number = next): number =>
  program.push(asks, next, other) - 3;
