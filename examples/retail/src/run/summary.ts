import type { Reason } from '@opportune/core';

import type { DeliveryFigures, Figures } from './figures.ts';
import type { OutageStory } from './outageStory.ts';

/** A run in figures, for machines: what `--json` writes. */
export interface Summary {
  readonly mode: 'shop' | 'history';
  readonly events: number;
  readonly requests: number;
  /** Inputs that were known already, after a restart or because the file has them twice. */
  readonly duplicates: number;
  readonly customers: number;
  /** How often each trigger fired, by name. */
  readonly triggers: Readonly<Record<string, number>>;
  /** How many candidates were dropped for each reason. */
  readonly reasons: Readonly<Partial<Record<Reason, number>>>;
  readonly decisions: number;
  readonly decisionsByAction: Readonly<Record<string, number>>;
  readonly deliveries: DeliveryFigures;
  /** What an outage of the mailing platform led to, where there was one. Instants are epoch milliseconds. */
  readonly outage?: OutageStory;
  readonly rates: {
    readonly eventsPerSecond: number;
    readonly decisionsPerSecond: number;
    /** Of a history: lines a second of reading, and whole steps a second of stepping alone, with the trace on. */
    readonly linesReadPerSecond?: number;
    readonly stepsPerSecond?: number;
    /** Milliseconds. */
    readonly latencyP50: number;
    readonly latencyP99: number;
  };
  /** Lines that could not be read. */
  readonly rejected: number;
  /** The file that keeps them. */
  readonly rejectedFile?: string;
  /** Lines that mean nothing to the strategy, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** What went wrong in a model, the store or a channel. */
  readonly faults: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** Where the HTML report is. */
  readonly report: string;
}

/** What a run adds that its figures do not know. */
export type Circumstances = Pick<Summary, 'mode' | 'seconds' | 'report' | 'rejectedFile'> & {
  readonly lines?: { readonly count: number; readonly seconds: number };
  readonly deciding?: number;
};

export function summaryOf(figures: Figures, circumstances: Circumstances): Summary {
  const { tally, latencies } = figures;
  const { mode, seconds, report, rejectedFile, lines, deciding } = circumstances;
  const perSecond = (count: number, of = deciding ?? seconds): number => (of === 0 ? 0 : Math.round(count / of));
  return {
    mode,
    events: figures.events,
    requests: figures.requests,
    duplicates: figures.duplicates,
    customers: figures.customers,
    triggers: tally.triggers.toJSON(),
    reasons: tally.reasons.toJSON(),
    decisions: tally.decisions,
    decisionsByAction: tally.actions.toJSON(),
    deliveries: figures.deliveries,
    ...(figures.outage !== undefined && { outage: figures.outage }),
    rates: {
      eventsPerSecond: perSecond(figures.events),
      decisionsPerSecond: perSecond(tally.decisions),
      ...(lines !== undefined && { linesReadPerSecond: perSecond(lines.count, lines.seconds) }),
      ...(deciding !== undefined && { stepsPerSecond: perSecond(latencies.count, latencies.total / 1_000) }),
      latencyP50: Number(latencies.quantile(0.5).toPrecision(3)),
      latencyP99: Number(latencies.quantile(0.99).toPrecision(3)),
    },
    rejected: figures.rejected,
    ...(rejectedFile !== undefined && { rejectedFile }),
    skipped: figures.skipped,
    faults: tally.faults.toJSON(),
    seconds: Number(seconds.toFixed(2)),
    report,
  };
}
