import { setImmediate as breathe } from 'node:timers/promises';

import { compile, replay, type Instant } from '@opportune/core';

import type { PastEvent } from '../history/pastEvent.ts';
import { toInputs } from '../history/toInputs.ts';
import { bindings } from '../strategy.ts';
import { Choices } from './choices.ts';
import type { Standing } from './standing.ts';
import type { Variant } from './variants.ts';

/** How many steps may be taken before whoever watches gets a turn. */
const BREATH_AFTER = 1_000;

/**
 * Runs the same history through each variant: what would have been decided if nothing else had been different. How
 * customers would have answered is not in a history, so they do as they did.
 */
export async function whatIf(
  events: readonly PastEvent[],
  variants: readonly Variant[],
  options: { readonly until?: Instant },
  standing: Standing,
  stop: AbortSignal,
): Promise<readonly Choices[]> {
  standing.phase = 'comparing';
  const all: Choices[] = [];
  for (const [done, { strategy }] of variants.entries()) {
    const choices = new Choices();
    let taken = 0;
    for (const { result } of replay(compile(strategy, bindings), toInputs(events, new Set()), options)) {
      for (const decision of result.decisions) choices.add(decision);
      taken += 1;
      if (taken % BREATH_AFTER > 0) continue;
      // Time adds steps of its own, fewer than there are events: a variant is done a little late.
      standing.done = (done + Math.min(1, taken / (2 * events.length))) / variants.length;
      await breathe();
      if (stop.aborted) return all;
    }
    all.push(choices);
  }
  return all;
}
