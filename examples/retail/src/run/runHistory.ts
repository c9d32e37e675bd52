import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';

import { replay } from '@opportune/core';
import type { Sensitivity } from '@opportune/core/why';

import type { HistoryMode } from '../cli/options.ts';
import { readHistory } from '../history/readHistory.ts';
import { Rejects } from '../history/rejects.ts';
import { toInputs } from '../history/toInputs.ts';
import { retailStep } from '../strategy.ts';
import { Choices } from './choices.ts';
import type { Figures } from './figures.ts';
import { sensitivityOf } from './sensitivityOf.ts';
import type { Standing } from './standing.ts';
import { VARIANTS } from './variants.ts';
import { whatIf } from './whatIf.ts';

/** How long the replay may go on before whoever watches gets a turn. */
const BREATH_AFTER = 40;

/** What only a history tells. */
export interface HistoryRun {
  readonly rejects: Rejects;
  readonly lines: number;
  /** Seconds that reading took, and deciding. */
  readonly reading: number;
  readonly deciding: number;
  /** What was chosen, and would have been with each variant; fewer where the run was stopped. */
  readonly chosen: readonly Choices[];
  /** What the ranking hangs on; nothing where it was not looked at. */
  readonly sensitivity: readonly Sensitivity[];
}

/**
 * Runs the strategy over a file of past events in virtual time: each event is decided at its own time, and time passes
 * between them, so that a year takes a second.
 */
export async function runHistory(
  mode: HistoryMode,
  out: string,
  figures: Figures,
  standing: Standing,
  stop: AbortSignal,
): Promise<HistoryRun> {
  const rejects = new Rejects(join(out, 'rejected.jsonl'));
  standing.phase = 'reading';
  const begun = performance.now();
  const history = await readHistory({
    file: mode.events,
    named: mode.columns,
    rejects,
    progress: (read, total) => (standing.done = total === 0 ? 1 : read / total),
  });
  figures.rejected = rejects.count;
  figures.skipped = history.skipped;

  standing.phase = 'replaying';
  standing.done = 0;
  const read = performance.now();
  const known = new Set<string>();
  const { events } = history;
  const options = mode.untilDrained ? { until: Infinity } : {};
  const choices = new Choices();
  let breath = read;
  const steps = replay(retailStep({ trace: true }), toInputs(events, known), options);
  for (;;) {
    const begin = performance.now();
    const next = steps.next();
    const end = performance.now();
    if (next.done === true) break;
    figures.latencies.add(end - begin);
    const { input, now, result } = next.value;
    if ('source' in input && input.source === 'history' && result.ignored === undefined) figures.events += 1;
    if (result.ignored === 'DUPLICATE') figures.duplicates += 1;
    figures.tally.add(result, input.customer, now);
    figures.cases.add(input, now, result);
    for (const decision of result.decisions) choices.add(decision);
    standing.now = now;
    if (end - breath < BREATH_AFTER) continue;
    standing.done = figures.events / events.length;
    figures.customers = known.size;
    await breathe();
    breath = performance.now();
    if (stop.aborted) break;
  }
  figures.customers = known.size;
  const decided = performance.now();
  const [, ...variants] = VARIANTS;
  const others = stop.aborted ? [] : await whatIf(events, variants, options, standing, stop);
  const sensitivity = stop.aborted ? [] : await sensitivityOf(events, options, standing, stop);
  standing.done = 1;
  standing.phase = 'closed';
  return {
    rejects,
    lines: history.lines,
    reading: (read - begun) / 1_000,
    deciding: (decided - read) / 1_000,
    chosen: [choices, ...others],
    sensitivity,
  };
}
