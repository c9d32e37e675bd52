import { causeKey } from '../funnel/causeKey.ts';
import type { Decision } from '../funnel/decision.ts';
import type { Fate } from '../funnel/fate.ts';
import { canonical } from '../internal/canonical.ts';
import type { Change } from './change.ts';

/**
 * By how much an action loses that would qualify.
 * @public
 */
export interface Shortfall {
  /** With which it comes so far; none where it qualifies as things are. */
  readonly changes: readonly Change[];
  readonly score: number;
  /** The least score among those that took the places. */
  readonly needed: number;
  /** Whose score that is. */
  readonly to: string;
  /** With this lever of its own, rounded up to four digits, it was seen to be chosen; undefined where with none. */
  readonly lever?: number;
}

/** Undefined where it was not the score that decided. */
export function shortfallOf(
  changes: readonly Change[],
  fate: Fate,
  decisions: readonly Decision[],
): Shortfall | undefined {
  if (fate.reason !== 'OUTRANKED' || fate.score === undefined) return undefined;
  const { seen, score } = fate;
  const cause = canonical(causeKey(fate.cause));
  // Of those that tie the last, whose place it would take.
  let least: Decision | undefined;
  for (const decision of decisions) {
    const isRival =
      Array.isArray(seen) && seen.includes(decision.action) && canonical(causeKey(decision.cause)) === cause;
    if (isRival && decision.score >= score && decision.score <= (least?.score ?? Infinity)) least = decision;
  }
  return least === undefined ? undefined : { changes, score, needed: least.score, to: least.action };
}
