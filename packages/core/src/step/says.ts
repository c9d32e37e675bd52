import type { ErrorCode } from '../errors/codes.ts';
import type { Input } from '../events/input.ts';
import type { CustomerState } from '../profile/customerState.ts';
import { show } from '../shape/describe.ts';
import { listed } from '../shape/listed.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Instant } from '../time/instant.ts';
import { isObject } from './intake.ts';
import { isInstant } from './mistakeIn.ts';
import type { Program } from './program.ts';

/** What a step was asked. */
export interface Asked {
  readonly state: CustomerState | undefined;
  readonly input: Input;
  readonly now: Instant;
}

/** What was expected at a place of an input, in words. */
export function says(program: Program, code: ErrorCode, path: Pointer, { state, input, now }: Asked): string {
  if (code === 'CUSTOMER_MISMATCH') {
    return `expected ${show(state?.customer)}, whose state it is, found ${show(input.customer)}`;
  }
  if (code === 'SLOT_UNKNOWN') {
    const { slots = [] } = input as { readonly slots?: readonly string[] };
    const wanted = slots[Number(path.slice('/slots/'.length))];
    return `expected one of ${listed([...program.slots.keys()])}, found ${show(wanted)}`;
  }
  if (path !== '') return `expected ${expectedAt(path, input.kind ?? 'event')}`;
  if (!isObject(input)) return 'expected an event, request, receipt, wake-up or merge';
  return isInstant(now) ? 'expected a state of format 1' : `expected now to be an instant, found ${show(now)}`;
}

function expectedAt(path: Pointer, kind: string): string {
  switch (path) {
    case '/kind':
      return OF_PARTS.has(kind)
        ? `no ${kind} without ${kind}sRule`
        : 'event, request, receipt, wakeUp, merge, or nothing';
    case '/state':
      return 'a state that step has written, of a customer who has not moved';
    case '/slots':
      return 'a list of names';
    case '/time':
      return 'epoch milliseconds';
    case '/properties':
      return 'an object';
    default:
      return 'a text';
  }
}

/** Kinds of input that a part takes in. */
const OF_PARTS: ReadonlySet<string> = new Set(['event', 'receipt', 'merge']);
