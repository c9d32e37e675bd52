import { compile, type CustomerState, type StepResult, type Strategy } from '@opportune/core';
import { recordOf, retrace, type DecisionRecord } from '@opportune/core/why';
import { play, shopBindings, type Happening } from '@opportune/testing';

import { canonical } from '../../src/internal/canonical.ts';
import { hash128 } from '../../src/internal/hash.ts';

const bindings = { ...shopBindings, trace: true };

/** What one platform has decided, for another to decide again. */
export interface Log {
  readonly strategy: Strategy;
  readonly records: readonly DecisionRecord[];
  /** Of each record, a hash of all that the step gave: state, fates and faults too. */
  readonly results: readonly string[];
}

/** Plays a history and records every step. */
export function logOf(strategy: Strategy, history: readonly Happening[]): Log {
  const step = compile(strategy, bindings);
  const records: DecisionRecord[] = [];
  const results: string[] = [];
  let state: CustomerState | undefined;
  for (const stepped of play(step, history)) {
    records.push(recordOf(step, state, stepped));
    results.push(hashOf(stepped.result));
    ({ state } = stepped.result);
  }
  return { strategy, records, results };
}

/** Where this platform comes to something else: the first difference of each record, or that of what no record holds. */
export const differencesIn = ({ strategy, records, results }: Log): readonly unknown[] =>
  [...retrace(compile(strategy, bindings), records)].flatMap(
    ({ difference, isOtherStrategy, isOtherState, result }, i): readonly unknown[] => {
      if (difference !== undefined) return [difference];
      return isOtherStrategy || isOtherState || hashOf(result) !== results[i] ? [{ path: '', now: result }] : [];
    },
  );

const hashOf = (result: StepResult): string => hash128(canonical(result));
