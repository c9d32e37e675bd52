import type {
  Clock,
  Commit,
  CommitAnswer,
  Due,
  Input,
  Instant,
  Ledger,
  StateStore,
  Step,
  StepResult,
  Stored,
} from '@opportune/core';

import { explain } from '../internal/explain.ts';
import type { Recent } from '../internal/recent.ts';
import { giveBack, settle, stepReserved } from './reserving.ts';
import type { Signal } from './signal.ts';
import type { Facts, RefusalReason, Submitted } from './submitted.ts';
import type { Telemetry } from './telemetry.ts';

/** What deciding needs. */
export interface Deciding {
  readonly step: Step;
  readonly store: StateStore;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly cache: Recent<Stored>;
  /** Whether decisions of a channel are delivered by this runtime; others are handed to the caller, and no more. */
  readonly delivers: (channel: string) => boolean;
  readonly emit: (signal: Signal) => void;
  readonly telemetry: Telemetry | undefined;
}

/** What became of one input, and where the customer stands. */
export interface Decided {
  readonly submitted: Submitted;
  readonly step?: StepResult;
  readonly now: Instant;
}

// Enough for several processes on one store; one that loses more often is better told to come back.
const TRIES = 16;

/**
 * Load, step, commit: the serial section of one customer. Never rejects. With `due` the input is the wake-up that
 * was asked for by that version; where the customer has moved on it is stale, and ignored.
 */
export async function decideOne(deciding: Deciding, input: Input, due?: Due): Promise<Decided> {
  const { step, store, ledger, clock, cache, emit, telemetry } = deciding;
  const { system = '' } = store;
  const customer = customerOf(input);
  const timed = async <Answer>(operation: 'load' | 'commit', call: () => Promise<Answer>): Promise<Answer> => {
    const begun = performance.now();
    const answer = await (telemetry === undefined ? call() : telemetry.store(operation, system, call));
    emit({ kind: 'store', operation, system, took: performance.now() - begun });
    return answer;
  };

  let now = clock.now();
  let stage: RefusalReason = 'STEP_FAILED';
  const asked = (...given: Parameters<Step>): StepResult => {
    stage = 'STEP_FAILED';
    const result = telemetry === undefined ? step(...given) : telemetry.step(step.strategy, () => step(...given));
    stage = 'LEDGER_FAILED';
    return result;
  };
  try {
    if (customer === '') {
      // Nobody's: nothing can be stored, the step says what is wrong with it.
      const result = step(undefined, input, now);
      return { submitted: { answer: 'ignored', result: facts(result) }, step: result, now };
    }
    for (let tries = 0; tries < TRIES; tries += 1) {
      stage = 'STORE_FAILED';
      const cached = cache.get(customer);
      const before = cached ?? (await timed('load', () => store.load(customer)));
      const stale = due !== undefined && before?.version !== due.version;
      now = clock.now();
      const { result, reserved } = stale ? NO_STEP : await stepReserved(asked, ledger, before?.state, input, now);
      await settle(ledger, input);
      stage = 'STORE_FAILED';
      if (result === undefined || changesNothing(before, input, result)) {
        // A commit would have told whether what we remember is what is stored. Without one we have to look.
        if (cached !== undefined && (await timed('load', () => store.load(customer)))?.version !== cached.version) {
          cache.delete(customer);
          continue;
        }
        if (before !== undefined) cache.set(customer, before);
        if (result === undefined) return { submitted: { answer: 'ignored', result: NOTHING }, now };
        const answer = result.ignored === 'DUPLICATE' ? 'duplicate' : 'ignored';
        return { submitted: { answer, result: facts(result) }, step: result, now };
      }
      const trace = telemetry?.trace();
      const unit: Commit = {
        customer,
        expectedVersion: before?.version ?? 0,
        inputId: idOf(input),
        state: result.state,
        wakeAt: result.wakeAt,
        decisions: result.decisions.filter((decision) => deciding.delivers(decision.channel)),
        ...(trace === undefined ? {} : { trace }),
      };
      const answer: CommitAnswer | undefined = (await timed('commit', () => store.commit([unit])))[0];
      if (answer === 'committed') {
        cache.set(customer, { state: result.state, version: unit.expectedVersion + 1, wakeAt: result.wakeAt });
        return { submitted: { answer, result: facts(result) }, step: result, now };
      }
      if (answer === 'duplicate') {
        await giveBack(ledger, reserved);
        return { submitted: { answer, result: { ...NOTHING, ignored: 'DUPLICATE' } }, now };
      }
      cache.delete(customer);
      await giveBack(ledger, reserved);
    }
    return refused('CONFLICT', `the customer was changed by others ${String(TRIES)} times in a row`, now);
  } catch (error) {
    // After a failed commit nobody knows what is stored.
    cache.delete(customer);
    return refused(stage, explain(error), now);
  }
}

/** The customer of an input, or '' where it has none because it comes from outside and is not what it should be. */
export function customerOf(input: Input | null | undefined): string {
  const customer: unknown = input?.customer;
  return typeof customer === 'string' ? customer : '';
}

function changesNothing(before: Stored | undefined, input: Input, result: StepResult): boolean {
  if (result.decisions.length > 0) return false;
  if (before === undefined) return result.ignored !== undefined;
  if (result.state !== before.state || result.wakeAt !== before.wakeAt) return false;
  // An input that was dealt with is remembered by its id even if it led to nothing.
  return result.ignored !== undefined || idOf(input) === undefined;
}

const idOf = (input: Input): string | undefined =>
  input.kind === undefined || input.kind === 'event' || input.kind === 'request' ? input.id : undefined;

const NO_STEP: { readonly result: undefined; readonly reserved: readonly string[] } = {
  result: undefined,
  reserved: [],
};

const NOTHING: Facts = { decisions: [], wakeAt: undefined, fired: [], dropped: [], faults: [] };

const facts = ({ state: _, ...rest }: StepResult): Facts => rest;

const refused = (why: RefusalReason, detail: string, now: Instant): Decided => ({
  submitted: { answer: 'refused', why, detail },
  now,
});
