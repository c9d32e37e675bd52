import type { Entry } from './journal.ts';

/** What the platform has seen: all that stands in its journal, and of other things what was since it started. */
export interface MapFigures {
  requests: number;
  /** Not what the contract demands; since it started. */
  refused: number;
  /** Answered 429. */
  limited: number;
  /** Answered 500. */
  broken: number;
  /** Taken, and known already. */
  repeated: number;
  /** Taken, and a message went out. */
  sent: number;
  /** Taken, but the recipient wants no e-mail. */
  suppressed: number;
  /** Of promotions and of decisions. */
  received: number;
  opened: number;
  clicked: number;
  bounced: number;
  unsubscribed: number;
  complained: number;
}

export const noFigures = (): MapFigures => ({
  requests: 0,
  refused: 0,
  limited: 0,
  broken: 0,
  repeated: 0,
  sent: 0,
  suppressed: 0,
  received: 0,
  opened: 0,
  clicked: 0,
  bounced: 0,
  unsubscribed: 0,
  complained: 0,
});

/** What a journal says. */
export function figuresIn(entries: readonly Entry[]): MapFigures {
  const figures = noFigures();
  for (const { outcome } of entries) figures[outcome] += 1;
  return { ...figures, requests: entries.length };
}
