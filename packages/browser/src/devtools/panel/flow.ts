import {
  explain,
  openMatches,
  sourceOf,
  type Cause,
  type Decision,
  type Explained,
  type OpenMatch,
  type Reason,
} from '@opportune/core';

import type { TakenIn } from '../../client/client.ts';

/** What an input has led to. */
export interface Flow {
  /** Each moment of deciding: a trigger that has fired, or a request. */
  readonly moments: readonly Decided[];
  /** Triggers that it has begun, and that wait now. */
  readonly begun: readonly OpenMatch[];
}

/** One moment of deciding. */
export interface Decided {
  readonly cause: Cause;
  /** All candidates: those chosen, and those dropped. */
  readonly candidates: readonly Explained[];
  readonly decisions: readonly Decision[];
  readonly levels: readonly Level[];
}

/** How many candidates are left, from all that were proposed down to those chosen. */
export interface Level {
  readonly stage: string;
  readonly left: number;
  /** Why others were dropped here, the most frequent reason first. */
  readonly reasons: readonly (readonly [reason: Reason, count: number])[];
}

const flows = new WeakMap<TakenIn, Flow>();

/** Makes the step again with the trace on: once, and not before somebody looks. */
export function flowOf(taken: TakenIn): Flow {
  const known = flows.get(taken) ?? found(taken);
  flows.set(taken, known);
  return known;
}

function found({ step, before, input, now, result }: TakenIn): Flow {
  if (step === undefined || result === undefined) return { moments: [], begun: [] };
  const byCause = new Map<string, Explained[]>();
  let last: Cause | undefined;
  let those: Explained[] = [];
  for (const candidate of explain(step, before, input, now).candidates) {
    // Those of one moment come one behind another, and there may be 100,000 of them.
    if (candidate.cause !== last) {
      last = candidate.cause;
      const key = JSON.stringify(last);
      those = byCause.get(key) ?? [];
      byCause.set(key, those);
    }
    those.push(candidate);
  }
  // What has fired and proposed nothing was decided too.
  for (const { name, id, event, at } of result.fired) {
    const cause: Cause = { kind: 'trigger', trigger: name, match: id, ...(event && { event: event.id }), at };
    if (!byCause.has(JSON.stringify(cause))) byCause.set(JSON.stringify(cause), []);
  }
  if (input.kind === 'request' && byCause.size === 0)
    byCause.set(JSON.stringify({ kind: 'request', id: input.id }), []);
  const stages = sourceOf(step)?.strategy.funnel.map(({ kind }) => kind) ?? [];
  const waited = before === undefined ? [] : openMatches(step, before, now);
  return {
    moments: Array.from(byCause, ([key, candidates]) => ({
      cause: JSON.parse(key) as Cause,
      candidates,
      decisions: candidates.flatMap(({ decision }) => decision ?? []),
      levels: levelsOf(candidates, stages),
    })),
    begun: openMatches(step, result.state, now).filter(
      ({ trigger, since, due }) =>
        !waited.some((other) => other.trigger === trigger && other.since === since && other.due === due),
    ),
  };
}

/** Those of the strategy's order that have dropped somebody, and those that were come through unharmed. */
function levelsOf(candidates: readonly Explained[], stages: readonly string[]): readonly Level[] {
  const dropped = candidates.flatMap(({ fate }) => fate ?? []);
  const names = new Set([...stages, ...dropped.map(({ stage }) => stage)]);
  let left = candidates.length;
  const levels: Level[] = [{ stage: 'proposed', left, reasons: [] }];
  for (const stage of names) {
    const lost = dropped.filter((fate) => fate.stage === stage);
    left -= lost.length;
    levels.push({ stage, left, reasons: counted(lost.map(({ reason }) => reason)) });
  }
  return levels;
}

function counted(reasons: readonly Reason[]): readonly (readonly [Reason, number])[] {
  const counts = new Map<Reason, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
