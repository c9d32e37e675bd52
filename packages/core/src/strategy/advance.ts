import { messageOf } from '../errors/messageOf.ts';
import type { Input } from '../events/input.ts';
import type { CustomerState } from '../profile/customerState.ts';
import { show } from '../shape/describe.ts';
import type { Instant } from '../time/instant.ts';
import { carryOver } from './carryOver.ts';
import { freshState } from './freshState.ts';
import type { Program } from './program.ts';
import type { StepResult } from './stepResult.ts';
import { takeEvent } from './takeEvent.ts';
import { takeReceipt } from './takeReceipt.ts';
import { takeRequest } from './takeRequest.ts';
import { takeWakeUp } from './takeWakeUp.ts';
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
  trace: boolean,
): StepResult {
  const turn = new Turn(program, before ?? freshState(customerOf(input), program), now, trace);
  try {
    return take(turn, before, input, now);
  } catch (error) {
    return turn.failure(messageOf(error));
  }
}

function take(turn: Turn, before: CustomerState | undefined, input: Input, now: Instant): StepResult {
  const { program } = turn;
  const wrong = mistakeIn(before, input, now);
  if (wrong !== undefined) {
    turn.fault(wrong.code, wrong.path, wrong.message);
    turn.ignore('INVALID');
    return turn.result();
  }
  if (turn.state.strategy !== program.strategy.hash) turn.state = carryOver(turn.state, program);
  switch (input.kind) {
    case 'request':
      takeRequest(turn, input);
      break;
    case 'receipt':
      takeReceipt(turn, input);
      break;
    case 'wakeUp':
      takeWakeUp(turn);
      break;
    default:
      takeEvent(turn, input);
  }
  return turn.result();
}

/** What a date can hold: the wall clock shows no other. */
const isInstant = (now: unknown): boolean => Number.isFinite(now) && Math.abs(now as number) <= 8.64e15;

const KINDS = new Set<unknown>([undefined, 'event', 'request', 'receipt', 'wakeUp']);

const customerOf = (input: unknown): string => {
  try {
    const customer = (input as { readonly customer?: unknown } | null | undefined)?.customer;
    return typeof customer === 'string' ? customer : '';
  } catch {
    return '';
  }
};

type Mistake = {
  readonly code: 'INPUT_INVALID' | 'CUSTOMER_MISMATCH';
  readonly path: string;
  readonly message: string;
};

/** Types are gone at run time, and a stream brings what it brings. */
function mistakeIn(state: CustomerState | undefined, input: Input, now: Instant): Mistake | undefined {
  const invalid = (path: string, message: string): Mistake => ({ code: 'INPUT_INVALID', path, message });
  if (typeof input !== 'object' || input === null) return invalid('', 'expected an event, request, receipt or wake-up');
  if (!isInstant(now)) return invalid('', `expected now to be an instant, found ${show(now)}`);
  if (typeof input.customer !== 'string' || input.customer === '') return invalid('/customer', 'expected a text');
  if (!KINDS.has(input.kind)) return invalid('/kind', 'expected event, request, receipt, wakeUp, or nothing');
  if (state !== undefined && state?.customer !== input.customer) {
    const message = `expected ${show(state?.customer)}, whose state it is, found ${show(input.customer)}`;
    return { code: 'CUSTOMER_MISMATCH', path: '/customer', message };
  }
  if (state !== undefined && state.format !== 1) return invalid('', 'expected a state of format 1');
  if (input.kind === 'wakeUp') return undefined;
  if (input.kind === 'receipt') {
    return typeof input.decision === 'string' ? undefined : invalid('/decision', 'expected a text');
  }
  if (typeof input.id !== 'string' || input.id === '') return invalid('/id', 'expected a text');
  if (input.kind === 'request') {
    const isFine = input.slots === undefined || Array.isArray(input.slots);
    return isFine ? undefined : invalid('/slots', 'expected a list of names');
  }
  if (typeof input.type !== 'string') return invalid('/type', 'expected a text');
  if (!Number.isFinite(input.time)) return invalid('/time', 'expected epoch milliseconds');
  const hasProperties = typeof input.properties === 'object' && input.properties !== null;
  return hasProperties ? undefined : invalid('/properties', 'expected an object');
}
