import { DEEPEST } from './finding.ts';

/** A rule of two levels an operation, as many formats write it. */
const LEVELS = 2 * DEEPEST;

const MOST = 20_000;

/** Whether data is JSON of a size that is read: no cycle, not too deep, not too large. */
export function isTree(data: unknown): boolean {
  let left = MOST;
  const fits = (value: unknown, depth: number): boolean => {
    if (--left < 0 || depth > LEVELS) return false;
    if (typeof value !== 'object' || value === null) return true;
    return Object.values(value).every((part) => fits(part, depth + 1));
  };
  return fits(data, 0);
}
