import { sourceOf, type CustomerState } from '@opportune/core';
import { recordOf, smallestChange, whenNext, type DecisionRecord, type Session } from '@opportune/core/why';

import type { TakenIn } from '../../client/client.ts';
import type { Noted } from '../noted.ts';

/** What it would have taken for an action to be chosen: when its turn comes if one waits, and what would have to be different. */
export function remedy({ step, before, input, now }: TakenIn, action: string): readonly string[] {
  if (step === undefined) return [];
  const { at, sentence } = whenNext(step, before, input, now, action);
  const waits = at === undefined ? 'Waiting alone does not help.' : sentence;
  const source = sourceOf(step);
  // Nothing is chosen of what only lets time pass, and of a step that was put together nobody knows what it was made of.
  if (source === undefined || input.kind === 'wakeUp') return [waits];
  return [waits, smallestChange(source.strategy, source.bindings, { state: before, input, now }, action).sentence];
}

/** What is still remembered of what happened, to be made again elsewhere. */
export function sessionOf(past: readonly Noted[]): Session {
  const strategies: Record<string, Session['strategies'][string]> = {};
  const records: DecisionRecord[] = [];
  const after = new Map<string, string>();
  for (const { name, detail } of past) {
    if (name !== 'taken' || detail.step === undefined || detail.result === undefined) continue;
    const { step, before, input, now, result } = detail;
    const source = sourceOf(step);
    if (source !== undefined) strategies[step.strategy.hash] = source.strategy;
    const record = recordOf(step, before, { input, now, result });
    // What came first has left, another tab has written, a visitor has become a customer, or what was held happens again.
    const isLedTo = after.get(input.customer) === (before && standing(record.before, before));
    records.push(isLedTo ? record : { ...record, state: before ?? null });
    after.set(input.customer, standing(record.after, result.state));
  }
  return { format: 1, strategies, records };
}

/** What is remembered, and which strategy has written it. */
const standing = (digest: string | null, { strategy }: CustomerState): string => `${String(digest)} ${strategy}`;
