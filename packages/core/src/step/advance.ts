import { messageOf } from '../errors/messageOf.ts';
import type { Input } from '../events/input.ts';
import type { Trace } from '../funnel/trace.ts';
import { NOTHING } from '../internal/nothing.ts';
import type { Standings } from '../policies/claim.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Instant } from '../time/instant.ts';
import { carryOver } from './carryOver.ts';
import { freshState } from './freshState.ts';
import { intakeFor, mistakeIn } from './mistakeIn.ts';
import type { Program } from './program.ts';
import { said } from './said.ts';
import type { StepResult } from './stepResult.ts';
import { Turn } from './turn.ts';

/**
 * The whole of deciding: what an input makes of a customer.
 * @see docs/semantics.md, S1
 */
export function advance(
  program: Program,
  before: CustomerState | undefined,
  input: Input,
  now: Instant,
  trace: Trace | undefined,
  standings: Standings = NOTHING,
): StepResult {
  const turn = new Turn(program, before ?? freshState(customerOf(input), program, now), now, trace, standings);
  try {
    return take(turn, before, input, now);
  } catch (error) {
    return turn.failure(messageOf(error));
  }
}

function take(turn: Turn, before: CustomerState | undefined, input: Input, now: Instant): StepResult {
  const { program } = turn;
  const wrong = mistakeIn(program, before, input, now);
  if (wrong !== undefined) {
    const [path, code = 'INPUT_INVALID'] = wrong;
    turn.fault(code, path, said(program, code, path, { state: before, input, now }));
    turn.ignore('INVALID');
    return isUsable(program, turn.state) ? turn.result() : turn.failure('');
  }
  if (!isUsable(program, turn.state)) return turn.failure('a part of it has another form');
  if (turn.state.successor !== undefined) {
    turn.ignore('MOVED');
    return turn.result();
  }
  const { deferrals } = turn.state;
  turn.begin(carryOver(turn, turn.state));
  if (deferrals.length > 0) program.withdraw?.(turn, deferrals);
  // Not before a merge: what comes of several must not depend on when each arrived.
  if (input.kind !== 'merge') program.keeping?.letGo(turn, program.keeping.retention);
  intakeFor(program, input)!.take(turn, input as never);
  return turn.result();
}

/** Who cannot tell identities apart must not go on from what several of them have brought. */
const isUsable = ({ isWhole, merging }: Program, state: CustomerState): boolean =>
  isWhole?.(state, merging) ?? (merging !== undefined || (state.origins ?? state.pending) === undefined);

const customerOf = (input: unknown): string => {
  try {
    const customer = (input as { readonly customer?: unknown } | null | undefined)?.customer;
    return typeof customer === 'string' ? customer : '';
  } catch {
    return '';
  }
};
