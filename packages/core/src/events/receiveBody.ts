import type { ErrorCode } from '../errors/codes.ts';
import type { Fault } from '../errors/fault.ts';
import { messageOf } from '../errors/messageOf.ts';
import { show } from '../shape/describe.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Instant } from '../time/instant.ts';
import { instantOf } from '../time/instantOf.ts';
import type { CustomerEvent } from './customerEvent.ts';
import { readMessage, type Read } from './readMessage.ts';
import type { Received } from './received.ts';
import type { RejectedEvent } from './rejectedEvent.ts';

/** So many messages of a batch are read; a larger one is refused as a whole. */
const MESSAGES = 10_000;

/** So long may a body be that comes as text, in UTF-16 code units. */
const TEXT = 8_000_000;

/** The messages of a body, where each stands in it, and how one of them is read. */
export interface Parts {
  readonly messages: readonly unknown[];
  readonly at: (index: number) => Pointer;
  readonly read: Read;
}

/**
 * Takes a body apart by the rules of a form. Never throws, whatever the body: what cannot be read is rejected.
 * @param take - gives the parts of the body, or what is wrong with the whole; may throw
 */
export function receiveBody(body: unknown, received: Instant, take: () => Parts | Fault): Received {
  const parts = partsOf(body, received, take);
  if ('code' in parts) return { events: [], rejected: [{ event: body, faults: [parts] }], findings: [] };
  const events: CustomerEvent[] = [];
  const rejected: RejectedEvent[] = [];
  const findings: Fault[] = [];
  for (const [i, source] of parts.messages.entries()) {
    const read = readMessage(source, parts.at(i), parts.read);
    if ('faults' in read) rejected.push({ event: source, faults: read.faults });
    else {
      events.push(read.event);
      findings.push(...read.findings);
    }
  }
  return { events, rejected, findings };
}

function partsOf(body: unknown, received: Instant, take: () => Parts | Fault): Parts | Fault {
  if (instantOf(received) === undefined) {
    return whole('INSTANT_INVALID', `expected received in epoch milliseconds, found ${show(received)}`);
  }
  if (typeof body === 'string' && body.length > TEXT) {
    return whole('TOO_LARGE', `expected at most ${TEXT} UTF-16 code units, found ${body.length}`);
  }
  try {
    const parts = take();
    if ('code' in parts) return parts;
    const { length } = parts.messages;
    if (length > MESSAGES) return whole('TOO_LARGE', `expected at most ${MESSAGES} messages, found ${length}`);
    // Here, once, where a list that throws when it is looked at does no harm.
    return { ...parts, messages: Array.from({ length }, (_, i) => parts.messages[i]) };
  } catch (error) {
    const code = error instanceof SyntaxError ? 'JSON_INVALID' : 'EVENT_REJECTED';
    return whole(code, `expected a body that can be read: ${messageOf(error)}`);
  }
}

const whole = (code: ErrorCode, message: string): Fault => ({ code, path: '', message });
