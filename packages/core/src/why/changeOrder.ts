import { canonical } from '../internal/canonical.ts';
import { compareText } from '../internal/compareText.ts';
import type { Change } from './change.ts';

export const byPath = (one: Change, other: Change): number => compareText(one.path, other.path);

export function isSmaller(changes: readonly Change[], than: readonly Change[]): boolean {
  const [size, other] = [sizeOf(changes), sizeOf(than)];
  if (size !== other) return size < other;
  return compareText(textOf(changes), textOf(than)) < 0;
}

/** Missing is not the same as null. */
export const textOf = (changes: readonly Change[]): string =>
  canonical(changes.map(({ path, to }) => (to === undefined ? [path] : [path, to])));

const sizeOf = (changes: readonly Change[]): number =>
  changes.reduce(
    (size, { from, to }) =>
      size +
      (typeof from === 'number' && typeof to === 'number' ? Math.abs(to - from) / Math.max(1, Math.abs(from)) : 1),
    0,
  );
