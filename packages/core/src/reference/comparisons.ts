import type { Truth } from '../conditions/truth.ts';
import { instant } from './instant.ts';
import { order } from './version.ts';

type Is = 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte';

const lower = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);

// C3, C7
export const isOneOf = (seen: unknown, values: readonly unknown[], ignoreCase = false): Truth =>
  seen === undefined ? undefined : values.some((value) => (ignoreCase ? lower(value) === lower(seen) : value === seen));

// C4
export function compared(left: unknown, is: Is, right: unknown): Truth {
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  return Number.isNaN(left) || Number.isNaN(right) ? undefined : stands(is, left < right ? -1 : left > right ? 1 : 0);
}

/** Does something stand to something else as it should? */
function stands(is: Is, sign: number): boolean {
  switch (is) {
    case 'eq':
      return sign === 0;
    case 'ne':
      return sign !== 0;
    case 'gt':
      return sign > 0;
    case 'gte':
      return sign >= 0;
    case 'lt':
      return sign < 0;
    case 'lte':
      return sign <= 0;
  }
}

// C7
export function isText(
  seen: unknown,
  { text, ignoreCase = false }: { readonly text: string; readonly ignoreCase?: boolean },
  holds: (one: string, other: string) => boolean,
): Truth {
  if (typeof seen !== 'string') return undefined;
  return ignoreCase ? holds(seen.toLowerCase(), text.toLowerCase()) : holds(seen, text);
}

// C10
export const has = (seen: unknown, holds: (list: readonly unknown[]) => boolean): Truth =>
  Array.isArray(seen) ? holds(seen) : undefined;

// C12
export function isAnInstant(seen: unknown, holds: (at: number) => boolean): Truth {
  const at = instant(seen);
  return at === undefined ? undefined : holds(at);
}

// C14
export function isAVersion(seen: unknown, is: Is, value: string): Truth {
  const sign = order(seen, value);
  return sign === undefined ? undefined : stands(is, sign);
}
