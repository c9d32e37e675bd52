import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Pattern } from '../triggers/pattern.ts';
import type { PatternPart } from '../triggers/pattern/patternPart.ts';
import type { Condition } from './nodes.ts';
import type { Way } from './patternWays.ts';

/** A pattern. */
export type PatternNode = Pattern<PatternPart<string, Condition>>;

/** A run: what it has taken, and what it has passed over since. */
export interface Run {
  readonly taken: readonly Taken[];
  readonly passed: readonly Passed[];
  /** Of a run of another version: the steps that could come next, and whether that has looked at a next event. */
  readonly carried?: { readonly open: readonly string[]; readonly hasPassed: boolean };
}

/** An event that a step has taken, or an instant at which time has; with the tests that the event fits. */
export interface Taken {
  readonly step: string;
  readonly at: number;
  readonly event?: CustomerEvent;
  readonly place: number;
  readonly fits: readonly string[];
}

/** An event that has come since, or a way that time has taken. */
export interface Passed {
  readonly time: number;
  readonly fits: readonly string[];
  readonly took?: Way;
}

export const backwards = (taken: readonly Taken[]): readonly Taken[] => [...taken].reverse();

export const lastOf = (run: Run): Taken => run.taken.at(-1)!;
export const lastEvent = (run: Run): CustomerEvent =>
  backwards(run.taken).find(({ event }) => event !== undefined)!.event!;

export function stepsOf({ taken }: Run): Record<string, CustomerEvent[]> {
  const steps: Record<string, CustomerEvent[]> = {};
  for (const { step, event } of taken) if (event !== undefined) (steps[step] ??= []).push(event);
  return steps;
}
