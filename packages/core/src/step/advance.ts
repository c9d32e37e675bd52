import type { ErrorCode } from '../errors/codes.ts';
import type { Fault } from '../errors/fault.ts';
import { messageOf } from '../errors/messageOf.ts';
import type { Input } from '../events/input.ts';
import type { Trace } from '../funnel/trace.ts';
import type { Standings } from '../policies/claim.ts';
import type { CustomerState } from '../profile/customerState.ts';
import { show } from '../shape/describe.ts';
import type { Instant } from '../time/instant.ts';
import { carryOver } from './carryOver.ts';
import { freshState } from './freshState.ts';
import { isWhole } from './isWhole.ts';
import type { Program } from './program.ts';
import type { StepResult } from './stepResult.ts';
import { takeEvent } from './takeEvent.ts';
import { takeReceipt } from './takeReceipt.ts';
import { takeRequest } from './takeRequest.ts';
import { Turn } from './turn.ts';
import { withdraw } from './withdraw.ts';

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
  standings: Standings = UNTOUCHED,
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
    turn.report(wrong);
    turn.ignore('INVALID');
    return isWhole(turn.state, program.merging) ? turn.result() : turn.failure('');
  }
  if (!isWhole(turn.state, program.merging)) return turn.failure('a part of it has another form');
  if (turn.state.successor !== undefined) {
    turn.ignore('MOVED');
    return turn.result();
  }
  const { deferrals } = turn.state;
  turn.begin(carryOver(turn, turn.state));
  if (deferrals.length > 0) withdraw(turn, deferrals);
  // Not before a merge: what comes of several must not depend on when each arrived.
  if (input.kind !== 'merge') program.keeping?.letGo(turn, program.keeping.retention);
  switch (input.kind) {
    case 'request':
      takeRequest(turn, input);
      break;
    case 'receipt':
      takeReceipt(turn, input);
      break;
    case 'wakeUp':
      program.triggering?.takeWakeUp(turn);
      break;
    case 'merge':
      program.merging?.takeMerge(turn, input);
      break;
    default:
      takeEvent(turn, input);
  }
  return turn.result();
}

const UNTOUCHED: Standings = Object.freeze({});

/** What a date can hold: the wall clock shows no other. */
const isInstant = (now: unknown): boolean => Number.isFinite(now) && Math.abs(now as number) <= 8.64e15;

function isKind(kind: unknown): boolean {
  switch (kind) {
    case undefined:
    case 'event':
    case 'request':
    case 'receipt':
    case 'wakeUp':
    case 'merge':
      return true;
    default:
      return false;
  }
}

const customerOf = (input: unknown): string => {
  try {
    const customer = (input as { readonly customer?: unknown } | null | undefined)?.customer;
    return typeof customer === 'string' ? customer : '';
  } catch {
    return '';
  }
};

/** Types are gone at run time, and a stream brings what it brings: what is not an input, the first thing only. */
function mistakeIn(program: Program, state: CustomerState | undefined, input: Input, now: Instant): Fault | undefined {
  const wrong = (path: string, expected: string, code: ErrorCode = 'INPUT_INVALID'): Fault => ({
    code,
    path,
    message: `expected ${expected}`,
  });
  if (!isObject(input)) return wrong('', 'an event, request, receipt, wake-up or merge');
  if (!isInstant(now)) return wrong('', `now to be an instant, found ${show(now)}`);
  if (!isText(input.customer)) return wrong('/customer', 'a text');
  if (input.kind === 'merge' && program.merging === undefined) {
    return wrong('/kind', 'no merge without mergesRule');
  }
  if (!isKind(input.kind)) return wrong('/kind', 'event, request, receipt, wakeUp, merge, or nothing');
  if (state !== undefined && state?.customer !== input.customer) {
    const expected = `${show(state?.customer)}, whose state it is, found ${show(input.customer)}`;
    return wrong('/customer', expected, 'CUSTOMER_MISMATCH');
  }
  if (state !== undefined && state.format !== 1) return wrong('', 'a state of format 1');
  if (input.kind === 'wakeUp') return undefined;
  if (input.kind === 'merge')
    return isOther(input.state, program.merging)
      ? undefined
      : wrong('/state', 'a state that step has written, of a customer who has not moved');
  if (input.kind === 'receipt') return isText(input.decision) ? undefined : wrong('/decision', 'a text');
  if (!isText(input.id)) return wrong('/id', 'a text');
  if (input.kind === 'request') {
    return input.slots === undefined || Array.isArray(input.slots) ? undefined : wrong('/slots', 'a list of names');
  }
  if (!isText(input.type)) return wrong('/type', 'a text');
  if (!Number.isFinite(input.time)) return wrong('/time', 'epoch milliseconds');
  return isObject(input.properties) ? undefined : wrong('/properties', 'an object');
}

const isOther = (state: CustomerState, merging: Program['merging']): boolean =>
  isObject(state) &&
  state.format === 1 &&
  isText(state.customer) &&
  state.successor === undefined &&
  isWhole(state, merging);

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
