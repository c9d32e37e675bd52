import type { Fault } from '../errors/fault.ts';
import { messageOf } from '../errors/messageOf.ts';
import { show } from '../shape/describe.ts';
import type { Pointer } from '../shape/pointer.ts';
import { copyJson } from './copyJson.ts';
import type { CustomerEvent } from './customerEvent.ts';
import { isRecord } from './isRecord.ts';
import { Message } from './message.ts';
import type { RejectedEvent } from './rejectedEvent.ts';

/** Makes an event of a message. What it gives does not count where it has found a fault. */
export type Read = (message: Message) => CustomerEvent;

/** The event that a message of whatever origin is, or everything that is wrong with it. */
export function readMessage(
  source: unknown,
  at: Pointer,
  read: Read,
): { readonly event: CustomerEvent; readonly findings: readonly Fault[] } | Pick<RejectedEvent, 'faults'> {
  try {
    const faults: Fault[] = [];
    const copy = copyJson(source, at, faults);
    const [broken, ...others] = faults;
    if (broken !== undefined) return { faults: [broken, ...others] };
    if (!isRecord(copy)) {
      return { faults: [{ code: 'TYPE_MISMATCH', path: at, message: `expected an object, found ${show(copy)}` }] };
    }
    const message = new Message(copy, at);
    const event = read(message);
    const [wrong, ...more] = message.faults;
    return wrong === undefined ? { event, findings: message.findings } : { faults: [wrong, ...more] };
  } catch (error) {
    const message = `expected a message that can be read: ${messageOf(error)}`;
    return { faults: [{ code: 'EVENT_REJECTED', path: at, message }] };
  }
}
