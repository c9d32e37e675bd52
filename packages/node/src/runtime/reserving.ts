import {
  placeAfter,
  refused,
  type CustomerState,
  type Input,
  type Instant,
  type Ledger,
  type Standings,
  type Step,
  type StepResult,
} from '@opportune/core';

/** A step of which the ledger has reserved every claim. */
export interface Reserved {
  readonly result: StepResult;
  /** The decisions that were reserved for it just now; to be given back where it is not stored. */
  readonly reserved: readonly string[];
}

/** Steps until the ledger lets everything pass. Ends, because with each round less is left to claim. */
export async function stepReserved(
  step: (...given: Parameters<Step>) => StepResult,
  ledger: Ledger,
  state: CustomerState | undefined,
  input: Input,
  now: Instant,
): Promise<Reserved> {
  let standings: Standings | undefined;
  for (;;) {
    const result = step(state, input, now, standings);
    const reserved: string[] = [];
    let full: Standings | undefined;
    for (const { id: decision, claims } of result.decisions) {
      if (claims === undefined) continue;
      const answer = await ledger.reserve({ decision, at: now, claims });
      if (answer === 'reserved') reserved.push(decision);
      if (typeof answer === 'string') continue;
      full = answer;
      break;
    }
    if (full === undefined) return { result, reserved };
    await giveBack(ledger, reserved);
    standings = refused(standings ?? {}, full);
  }
}

export async function giveBack(ledger: Ledger, decisions: readonly string[]): Promise<void> {
  for (const decision of decisions) await ledger.release(decision);
}

/** Tells the ledger what a channel has said of a decision. */
export async function settle(ledger: Ledger, input: Input): Promise<void> {
  if (input.kind !== 'receipt') return;
  const place = placeAfter(input);
  if (place === 'committed') await ledger.commit(input.decision);
  if (place === 'released') await ledger.release(input.decision);
}
