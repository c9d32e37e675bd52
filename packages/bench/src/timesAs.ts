import type { Operation, Pace } from './measure.ts';
import { median } from './median.ts';

const ROUNDS = 25;

/**
 * How many times as long the first takes as the second. They take turns with the same inputs, so that what else the machine does
 * meets both, and a round of which one got the worst counts no more than any other.
 */
export function timesAs(one: Operation, other: Operation, { warmUpMs, measureMs }: Pace): number {
  let from = 0;
  const turn = (operation: Operation, calls: number): number => {
    const started = performance.now();
    for (let i = from; i < from + calls; i += 1) operation(i);
    return performance.now() - started;
  };
  const round = (calls: number): number => {
    // Who goes first finds caches as the other has left them.
    const otherFirst = from % 2 === 1;
    const before = otherFirst ? turn(other, calls) : 0;
    const ours = turn(one, calls);
    const theirs = otherFirst ? before : turn(other, calls);
    from += calls;
    return ours / theirs;
  };

  const warm = performance.now() + 2 * warmUpMs;
  const started = performance.now();
  let pairs = 0;
  for (; performance.now() < warm; pairs += 1) round(1);
  const pairMs = (performance.now() - started) / pairs;
  // An odd number, so that they change places.
  const calls = Math.max(1, Math.floor(measureMs / ROUNDS / pairMs)) | 1;
  return median(Array.from({ length: ROUNDS }, () => round(calls)));
}
