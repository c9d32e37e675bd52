import type { Cell } from './cell.ts';
import type { Finding, FindingCode } from './finding.ts';
import { countOf, countWithin } from './lags.ts';
import type { Agreement, Share, StreamHealth } from './report.ts';
import { shareOf } from './streamHealth.ts';
import type { Measure, Threshold } from './threshold.ts';
import { wordsOn } from './wordsOn.ts';

/** A stream with what was counted of it. */
export interface Measured {
  readonly stream: StreamHealth;
  readonly cell: Cell;
}

/** A share that a threshold may speak of. */
interface Candidate {
  readonly type?: string | undefined;
  readonly source?: string | undefined;
  readonly path?: string | undefined;
  readonly seen: Share;
  /** What it was that was met at the path. */
  readonly what?: string | undefined;
}

const CODES: Readonly<Record<Measure, FindingCode>> = {
  correctness: 'INCORRECT',
  completeness: 'INCOMPLETE',
  timeliness: 'LATE',
  consistency: 'CONTRADICTORY',
  uniqueness: 'DUPLICATED',
  privacy: 'PERSONAL_DATA',
  consent: 'CONSENT_MISSING',
};

/** What is below its threshold, in the order of the thresholds and of the streams. */
export const findings = (
  thresholds: readonly Threshold[],
  measured: readonly Measured[],
  agreements: readonly Agreement[],
): readonly Finding[] =>
  thresholds.flatMap((threshold, i) =>
    candidates(threshold, measured, agreements).flatMap((candidate): Finding[] => {
      const { type, source, path, seen } = candidate;
      const { atLeast: needed, after = 1 } = threshold;
      if (seen.share === undefined || seen.of < after || seen.share >= needed) return [];
      return [
        {
          code: CODES[threshold.measure],
          threshold: i,
          ...(type === undefined ? {} : { type }),
          ...(source === undefined ? {} : { source }),
          ...(path === undefined ? {} : { path }),
          seen: seen.share,
          needed,
          count: seen.of,
          message: wordsOn(threshold, { ...candidate, seen: seen.share, count: seen.of }),
        },
      ];
    }),
  );

function candidates(
  threshold: Threshold,
  measured: readonly Measured[],
  agreements: readonly Agreement[],
): readonly Candidate[] {
  const { measure, of, source } = threshold;
  if (measure === 'consistency') {
    return agreements
      .filter(({ sources }) => source === undefined || sources.includes(source))
      .map(({ attribute, sources, consistency }) => ({
        path: attribute,
        source: sources.join(', '),
        seen: consistency,
      }));
  }
  return measured
    .filter(
      ({ stream }) => (of === undefined || stream.type === of) && (source === undefined || stream.source === source),
    )
    .flatMap(({ stream, cell }) =>
      sharesOf(threshold, stream, cell).map((found) => ({ type: stream.type, source: stream.source, ...found })),
    );
}

function sharesOf(threshold: Threshold, stream: StreamHealth, cell: Cell): readonly Candidate[] {
  switch (threshold.measure) {
    case 'completeness':
      return Object.entries(stream.completeness).map(([path, seen]) => ({ path, seen }));
    case 'timeliness':
      return [{ seen: shareOf(countWithin(cell.lags, threshold.within), countOf(cell.lags)) }];
    case 'correctness': {
      const [worst] = stream.issues;
      return [{ seen: stream.correctness, path: worst?.path, what: worst?.what }];
    }
    case 'privacy': {
      const [worst] = stream.personal;
      return [{ seen: stream.privacy, path: worst?.path, what: worst?.what }];
    }
    default:
      return [{ seen: stream[threshold.measure as 'uniqueness' | 'consent'] }];
  }
}
