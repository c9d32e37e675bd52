import type { Fault } from '../errors/fault.ts';
import type { Bounds } from '../shape/bounds.ts';
import { BROKEN } from '../shape/broken.ts';
import { Reader } from '../shape/reader.ts';
import type { Target } from '../shape/target.ts';
import type { ReadableVocabulary } from './readableVocabulary.ts';
import { readSafely } from './readSafely.ts';
import type { Strategy } from './strategy.ts';
import { strategyFields } from './strategyShape.ts';

/** What a strategy may hold where nobody says otherwise. */
export const DEFAULT_BOUNDS: Bounds = { depth: 64, size: 5_000_000, text: 65_536 };

/** Reads a strategy of whatever origin: a clean copy, and every fault of its form. */
export function readStrategy(
  source: unknown,
  vocabulary: ReadableVocabulary,
  bounds: Partial<Bounds> = {},
): { readonly strategy: Strategy; readonly faults: Fault[]; readonly targets: readonly Target[] } {
  const reader = new Reader(vocabulary, { ...DEFAULT_BOUNDS, ...bounds });
  const strategy = readSafely(
    reader.faults,
    '',
    () => reader.object(source, strategyFields, '', 0),
    BROKEN,
  ) as Strategy;
  return { strategy, faults: reader.faults, targets: reader.targets };
}
