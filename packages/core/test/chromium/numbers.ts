import { exp2 } from '../../src/internal/exp2.ts';
import { hash128 } from '../../src/internal/hash.ts';

/** What is worked out of a number, as texts: itself, a power, and hashes of the two. */
export function workedOut(number: number): readonly string[] {
  const texts = [String(number), String(exp2(number % 64)), String((number * 0.1) / 3 + 0.7)];
  return [...texts, hash128(texts.join(' '))];
}
