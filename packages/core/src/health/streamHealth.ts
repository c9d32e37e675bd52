import { compareText } from '../internal/compareText.ts';
import type { Bounded } from './bounded.ts';
import type { Cell } from './cell.ts';
import { countOf, quantile } from './lags.ts';
import type { Share, StreamHealth } from './report.ts';
import type { Tally } from './tally.ts';
import type { Watches } from './watch.ts';

/** So many of so many. */
export const shareOf = (part: number, of: number): Share => ({ share: of === 0 ? undefined : part / of, of });

/** What was counted of the events of one type and source, as shares. */
export function streamHealth(cell: Cell, watches: Watches): StreamHealth {
  const { type, source, arrivals, rejected, mistyped, duplicates, tooLate, ahead, exposed, asked } = cell;
  const once = arrivals - duplicates;
  const sound = once - rejected;
  return {
    ...(type === null ? {} : { type }),
    ...(source === null ? {} : { source }),
    arrivals,
    rejected,
    duplicates,
    tooLate,
    ahead,
    correctness: shareOf(sound - mistyped, once),
    completeness: completenessOf(cell, watches, sound),
    timeliness: {
      p50: quantile(cell.lags, 0.5),
      p95: quantile(cell.lags, 0.95),
      p99: quantile(cell.lags, 0.99),
      of: countOf(cell.lags),
    },
    uniqueness: shareOf(
      cell.ids.kept.length,
      cell.ids.kept.reduce((sum, [, count]) => sum + count, 0),
    ),
    privacy: shareOf(sound - exposed, sound),
    consent: shareOf(asked - cell.unconsented, asked),
    issues: mostFirst(cell.issues),
    personal: mostFirst(cell.personal),
  };
}

/** Of events of several types nobody can say what they should have. */
function completenessOf({ type, missing }: Cell, watches: Watches, of: number): Readonly<Record<string, Share>> {
  const lacking = new Map(missing.kept.map(([, { path, count }]) => [path, count]));
  return Object.fromEntries(
    watches.of(type).expected.map(({ path }) => [path, shareOf(of - (lacking.get(path) ?? 0), of)]),
  );
}

const mostFirst = ({ kept, rest }: Bounded<Tally>): readonly Tally[] => [
  ...kept
    .map(([, tally]) => tally)
    .sort((a, b) => b.count - a.count || compareText(a.path ?? '', b.path ?? '') || compareText(a.what, b.what)),
  ...(rest === undefined ? [] : [rest]),
];
