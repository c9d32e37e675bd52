import { setImmediate as breathe } from 'node:timers/promises';

import type { Instant } from '@opportune/core';
import { sensitivity, type Sensitivity } from '@opportune/core/why';

import type { PastEvent } from '../history/pastEvent.ts';
import { toInputs } from '../history/toInputs.ts';
import { bindings, retail } from '../strategy.ts';
import type { Standing } from './standing.ts';

/** In so many parts customers are asked about, so that whoever watches gets a turn. */
const PARTS = 16;

/** What the ranking of the strategy hangs on over a history. Customers do not meet in it, so that parts add up. */
export async function sensitivityOf(
  events: readonly PastEvent[],
  { until = events.at(-1)?.time ?? 0 }: { readonly until?: Instant },
  standing: Standing,
  stop: AbortSignal,
): Promise<readonly Sensitivity[]> {
  standing.phase = 'comparing';
  const places = new Map<string, number>();
  const parts: PastEvent[][] = Array.from({ length: PARTS }, () => []);
  for (const event of events) {
    const place = places.get(event.customer) ?? places.size % PARTS;
    places.set(event.customer, place);
    parts[place]!.push(event);
  }
  let sums: readonly Sensitivity[] = [];
  for (const [done, part] of parts.entries()) {
    const rows = sensitivity(retail, bindings, toInputs(part, new Set()), { until });
    sums = rows.map((row, i) => added(row, sums[i]));
    standing.done = (done + 1) / PARTS;
    await breathe();
    if (stop.aborted) return [];
  }
  return sums;
}

function added(row: Sensitivity, sum: Sensitivity | undefined): Sensitivity {
  const decisions = row.decisions + (sum?.decisions ?? 0);
  const changed = row.changed + (sum?.changed ?? 0);
  return { ...row, decisions, changed, share: decisions === 0 ? 0 : changed / decisions };
}
