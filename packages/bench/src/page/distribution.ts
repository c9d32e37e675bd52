import type { Row } from '../benchmark.ts';
import { median } from '../median.ts';

/** Of times in milliseconds, what a row says of them. */
export function distribution(millis: readonly number[]): Omit<Row, 'subject' | 'n'> {
  const sorted = [...millis].sort((a, b) => a - b);
  const middle = median(sorted);
  const late = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))]!;
  return { perSecond: 1_000 / middle, p50us: middle * 1_000, p99us: late * 1_000 };
}
