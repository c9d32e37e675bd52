import type { StepResult } from '@opportune/core';

/**
 * What became of an input.
 * @public
 */
export type Submitted = Taken | Refused;

/**
 * The input is dealt with for good; handing it over again changes nothing.
 *
 * - `committed`: its effects are stored durably
 * - `duplicate`: its id was seen before, by this process or an earlier one
 * - `ignored`: it changes nothing; `result.ignored` says why where the step says so
 * @public
 */
export interface Taken {
  readonly answer: 'committed' | 'duplicate' | 'ignored';
  readonly result: Facts;
}

/**
 * What a step has led to, without the state. Of a duplicate: nothing.
 * @public
 */
export type Facts = Omit<StepResult, 'state'>;

/**
 * The input is not taken. Nothing of it is decided; hand it over again later.
 * @public
 */
export interface Refused {
  readonly answer: 'refused';
  readonly why: RefusalReason;
  /** For a person. */
  readonly detail: string;
}

/**
 * - `FULL`: too much is waiting, for this customer or for all; wait before handing over more
 * - `STOPPED`: the runtime is stopping
 * - `CONFLICT`: other processes kept changing the customer at the same time
 * - `STORE_FAILED`: the store could not read or write. Whether it was stored is not known; handing it over again is safe
 * - `LEDGER_FAILED`: the ledger could not reserve what was decided
 * - `STEP_FAILED`: the step threw, which it never should
 * @public
 */
export type RefusalReason = 'FULL' | 'STOPPED' | 'CONFLICT' | 'STORE_FAILED' | 'LEDGER_FAILED' | 'STEP_FAILED';
