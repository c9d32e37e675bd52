import { joined, type Bound, type Bounded } from './bounded.ts';
import { LAGS, type Lags } from './lags.ts';
import { TALLIES, type Tally } from './tally.ts';

/**
 * What was counted of the events of one type from one source.
 * @public
 */
export interface Cell {
  /** Null where the event has none, and of those that are counted together. */
  readonly type: string | null;
  readonly source: string | null;
  readonly arrivals: number;
  readonly rejected: number;
  /** Not rejected, but with a property of another type than declared. */
  readonly mistyped: number;
  /** As the step has known them again. */
  readonly duplicates: number;
  readonly tooLate: number;
  /** From a clock that is ahead of ours. */
  readonly ahead: number;
  /** With something that looks like personal data where none is declared. */
  readonly exposed: number;
  /** Of which consent was asked. */
  readonly asked: number;
  readonly unconsented: number;
  readonly issues: Bounded<Tally>;
  readonly missing: Bounded<Tally>;
  readonly personal: Bounded<Tally>;
  readonly lags: Lags;
  /** How often ids came: a sample by hash. */
  readonly ids: Bounded<number>;
}

const IDS: Bound<number> = { atMost: 256, join: (a, b) => a + b };

/** So many types and sources are counted each by itself. */
export const cells = (atMost: number): Bound<Cell> => ({
  atMost,
  // Two of one rank have the same type and source.
  join: (a, b) => ({
    type: a.type,
    source: a.source,
    arrivals: a.arrivals + b.arrivals,
    rejected: a.rejected + b.rejected,
    mistyped: a.mistyped + b.mistyped,
    duplicates: a.duplicates + b.duplicates,
    tooLate: a.tooLate + b.tooLate,
    ahead: a.ahead + b.ahead,
    exposed: a.exposed + b.exposed,
    asked: a.asked + b.asked,
    unconsented: a.unconsented + b.unconsented,
    issues: joined(a.issues, b.issues, TALLIES),
    missing: joined(a.missing, b.missing, TALLIES),
    personal: joined(a.personal, b.personal, TALLIES),
    lags: joined(a.lags, b.lags, LAGS),
    ids: joined(a.ids, b.ids, IDS),
  }),
  toRest: (cell) => ({ ...cell, type: null, source: null }),
});
