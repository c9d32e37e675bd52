import { canonical } from '../internal/canonical.ts';
import { compareText } from '../internal/compareText.ts';
import { own } from '../internal/own.ts';
import { under, type Pointer } from '../shape/pointer.ts';

/**
 * The first place at which two values are not the same.
 * @public
 */
export interface Difference {
  /** JSON pointer into what is compared. */
  readonly path: Pointer;
  /** Undefined where there was nothing. */
  readonly recorded: unknown;
  /** Undefined where there is nothing. */
  readonly now: unknown;
}

type Json = Readonly<Record<string, unknown>>;

/** Compared as the JSON that they are written as; names in the order of their code units, lists from the front. */
export function differenceOf(recorded: unknown, now: unknown, path: Pointer = ''): Difference | undefined {
  if (isObject(recorded) && isObject(now) && Array.isArray(recorded) === Array.isArray(now)) {
    const names = Array.isArray(recorded)
      ? Array.from({ length: Math.max(recorded.length, (now as unknown as readonly unknown[]).length) }, (_, i) => i)
      : [...new Set([...Object.keys(recorded), ...Object.keys(now)])].sort(compareText);
    for (const name of names) {
      const found = differenceOf(own(recorded, String(name)), own(now, String(name)), under(path, name));
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const isSame =
    recorded === undefined || now === undefined ? recorded === now : canonical(recorded) === canonical(now);
  return isSame ? undefined : { path, recorded, now };
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
