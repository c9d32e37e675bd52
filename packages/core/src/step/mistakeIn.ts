import type { ErrorCode } from '../errors/codes.ts';
import type { Input } from '../events/input.ts';
import type { WakeUp } from '../events/wakeUp.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Instant } from '../time/instant.ts';
import { isObject, isText, type Intake } from './intake.ts';
import type { Program } from './program.ts';
import { requests } from './takeRequest.ts';

/** What is not an input that can be taken in now, the first thing only; undefined where it is one. */
export function mistakeIn(
  program: Program,
  state: CustomerState | undefined,
  input: Input,
  now: Instant,
): readonly [Pointer, ErrorCode?] | undefined {
  if (!isObject(input) || !isInstant(now)) return [''];
  if (!isText(input.customer)) return ['/customer'];
  const intake = intakeFor(program, input);
  if (intake === undefined) return ['/kind'];
  if (state !== undefined) {
    if (state?.customer !== input.customer) return ['/customer', 'CUSTOMER_MISMATCH'];
    if (state.format !== 1) return [''];
  }
  const at = intake.wrongAt(input as never);
  return at === undefined ? undefined : [at];
}

/** What takes in an input; undefined where it is of no kind, or of one whose part is not there. */
export function intakeFor({ events, receipts, merging }: Program, { kind }: Input): Intake<never> | undefined {
  switch (kind) {
    case undefined:
    case 'event':
      return events;
    case 'request':
      return requests;
    case 'receipt':
      return receipts;
    case 'wakeUp':
      return wakeUps;
    case 'merge':
      return merging?.intake;
    default:
      return undefined;
  }
}

const wakeUps: Intake<WakeUp> = {
  wrongAt: () => undefined,
  take: (turn) => turn.program.triggering?.takeWakeUp(turn),
};

/** What a date can hold: the wall clock shows no other. */
export const isInstant = (now: unknown): boolean => Number.isFinite(now) && Math.abs(now as number) <= 8.64e15;
