import type { Input } from '../events/input.ts';
import type { Standings } from '../policies/claim.ts';
import { placeAfter } from '../policies/placeAfter.ts';
import { refused } from '../policies/refused.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Step } from '../step/step.ts';
import type { Stepped } from '../step/stepped.ts';
import type { StepResult } from '../step/stepResult.ts';
import type { Instant } from '../time/instant.ts';
import type { LedgerBook } from './ledgerBook.ts';

/**
 * Takes a step of which the ledger has reserved every claim. Where it refuses one, the step is made again with what the ledger says, and
 * what was reserved before is given back. Ends, because with each round less is left to claim.
 *
 * @see docs/semantics.md, Q3
 */
export function stepWithin(
  step: Step,
  ledger: LedgerBook,
  state: CustomerState | undefined,
  input: Input,
  now: Instant,
): Stepped {
  let standings: Standings | undefined;
  for (;;) {
    const result = step(state, input, now, standings);
    const full = reserveAll(ledger, result, now);
    if (full !== undefined) {
      standings = refused(standings ?? {}, full);
      continue;
    }
    settle(ledger, input);
    return { input, now, result, ...(standings === undefined ? {} : { standings }) };
  }
}

/** All or nothing: gives what the ledger says of the accounts that it has refused. */
function reserveAll(ledger: LedgerBook, { decisions }: StepResult, at: Instant): Standings | undefined {
  const reserved: string[] = [];
  for (const { id: decision, claims } of decisions) {
    if (claims === undefined) continue;
    const answer = ledger.reserve({ decision, at, claims });
    if (answer === 'reserved') reserved.push(decision);
    if (typeof answer === 'string') continue;
    for (const each of reserved) ledger.release(each);
    return answer;
  }
  return undefined;
}

/** The types say that an input is an object; a stream brings what it brings. */
function settle(ledger: LedgerBook, input: Input | null | undefined): void {
  if (input?.kind !== 'receipt') return;
  const place = placeAfter(input);
  if (place === 'committed') ledger.commit(input.decision);
  if (place === 'released') ledger.release(input.decision);
}
