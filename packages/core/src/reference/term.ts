import { attribute } from './attribute.ts';
import { instant } from './instant.ts';
import type { Moment } from './moment.ts';
import type { Term } from './nodes.ts';

/** What a term gives at a moment; undefined where it is unknown. */
export function valueOf(term: Term, moment: Moment): unknown {
  if (typeof term === 'number') return term;
  if (typeof term === 'string') return attribute(term, moment);
  switch (term.kind) {
    case 'plus':
      return calculated([0, ...term.of], moment, (a, b) => a + b);
    case 'times':
      return calculated([1, ...term.of], moment, (a, b) => a * b);
    case 'minus':
      return calculated([term.left, term.right], moment, (a, b) => a - b);
    case 'divide':
      return calculated([term.left, term.right], moment, (a, b) => a / b);
    case 'modulo':
      return calculated([term.left, term.right], moment, (a, b) => a % b);
    case 'size': {
      const seen = attribute(term.path, moment);
      return Array.isArray(seen) ? seen.length : undefined; // C17
    }
    case 'age': {
      const from = instant(attribute(term.path, moment));
      return from === undefined ? undefined : age(from, moment.now, term.in); // C17
    }
  }
}

// C16
function calculated(
  terms: readonly Term[],
  moment: Moment,
  join: (a: number, b: number) => number,
): number | undefined {
  const values = terms.map((term) => valueOf(term, moment));
  if (values.some((value) => typeof value !== 'number')) return undefined;
  const result = (values as number[]).reduce(join);
  return Number.isFinite(result) ? result : undefined;
}

// C17
function age(from: number, now: number, unit: 'milliseconds' | 'days' | 'months' | 'years'): number {
  if (unit === 'milliseconds') return Math.floor(now - from);
  if (unit === 'days') return Math.floor((now - from) / 86_400_000);
  const [start, end] = [new Date(Math.floor(from)), new Date(Math.floor(now))];
  const months = 12 * (end.getUTCFullYear() - start.getUTCFullYear()) + end.getUTCMonth() - start.getUTCMonth();
  // The day of the month and the time, as texts that are sorted as they are.
  const isFull = end.toISOString().slice(-16) >= start.toISOString().slice(-16);
  const full = isFull ? months : months - 1;
  return unit === 'months' ? full : Math.floor(full / 12);
}

/** The paths that a term reads, in the order in which they are written. */
export function pathsOf(term: Term): readonly string[] {
  if (typeof term === 'number') return [];
  if (typeof term === 'string') return [term];
  if ('of' in term) return term.of.flatMap(pathsOf);
  return 'path' in term ? [term.path] : [...pathsOf(term.left), ...pathsOf(term.right)];
}
