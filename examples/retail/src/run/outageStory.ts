import type { Instant, Millis } from '@opportune/core';

import type { Entry } from '../map/journal.ts';
import type { Outage } from '../map/outage.ts';
import type { DeliveryBook, Passage } from '../tally/deliveryBook.ts';

/** What an outage of the platform did to what was decided. */
export interface OutageStory extends Outage {
  /** E-mails that were decided while it was down. */
  readonly decided: number;
  /** Those that had to wait; some may have been decided before. */
  readonly waited: number;
  /** Tries in vain while it was down. */
  readonly tries: number;
  /** Of those that waited: handed over in the end. */
  readonly delivered: number;
  /** Of those that waited: not worth sending any more, by the reason. */
  readonly letGo: Readonly<Record<string, number>>;
  /** The longest that one waited which was handed over. */
  readonly longestWait: Millis;
  /** When the last that waited had left the outbox; undefined while one is in it. */
  readonly recovered: Instant | undefined;
  readonly checked: Checked;
}

/** All e-mails of the run, held against the platform's own journal by the ids of their decisions. */
export interface Checked {
  readonly decisions: number;
  /** In the journal, once. */
  readonly once: number;
  /** Not in the journal, because it was let go or given up. */
  readonly withheld: number;
  /** Still in the outbox. */
  readonly waiting: number;
  /** Not in the journal, though the platform is said to have taken it. */
  readonly lost: number;
  /** In the journal as taken more than once. */
  readonly doubled: number;
  /** In the journal, though it was let go or given up. */
  readonly astray: number;
}

export function outageStory({ from, to }: Outage, book: DeliveryBook, journal: readonly Entry[]): OutageStory {
  const passages = [...book.passages];
  const waited = passages.filter((each) => each.decidedAt < to && leftAt(each) > from && waitOf(each) > 0);
  const ended = (status: string): readonly Passage[] => waited.filter(({ end }) => end?.status === status);
  const delivered = ended('accepted');
  return {
    from,
    to,
    decided: passages.filter(({ decidedAt }) => decidedAt >= from && decidedAt < to).length,
    waited: waited.length,
    tries: book.failures.filter((at) => at >= from && at < to).length,
    delivered: delivered.length,
    letGo: countBy(ended('aborted'), ({ end }) => end?.detail ?? 'for no reason'),
    longestWait: Math.max(0, ...delivered.map(waitOf)),
    recovered: waited.every(({ end }) => end !== undefined) ? Math.max(to, ...waited.map(leftAt)) : undefined,
    checked: holdAgainst(journal, passages),
  };
}

const leftAt = ({ end }: Passage): Instant => end?.at ?? Infinity;

const waitOf = (passage: Passage): Millis => leftAt(passage) - passage.decidedAt;

function holdAgainst(journal: readonly Entry[], passages: readonly Passage[]): Checked {
  const taken = countBy(
    journal.filter(({ outcome }) => outcome === 'sent' || outcome === 'suppressed'),
    ({ uniqueId }) => uniqueId,
  );
  const checked = { decisions: passages.length, once: 0, withheld: 0, waiting: 0, lost: 0, doubled: 0, astray: 0 };
  for (const { id, end } of passages) {
    const times = taken[id] ?? 0;
    const isOut = end?.status === 'accepted';
    if (times > 1) checked.doubled += 1;
    else if (times === 1 && end !== undefined && !isOut) checked.astray += 1;
    else if (times === 1) checked.once += 1;
    else if (isOut) checked.lost += 1;
    else if (end === undefined) checked.waiting += 1;
    else checked.withheld += 1;
  }
  return checked;
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}
