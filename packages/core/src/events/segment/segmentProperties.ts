import { show } from '../../shape/describe.ts';
import type { Message } from '../message.ts';
import { withContext } from '../withContext.ts';
import type { Around } from './around.ts';
import { SEGMENT_CALLS } from './segmentCalls.ts';
import type { SegmentCall, SegmentOptions } from './segmentOptions.ts';

type Properties = Readonly<Record<string, unknown>>;

/** The properties of the event that a call is: what it holds, what else it says, and the context. */
export function segmentProperties(
  message: Message,
  call: SegmentCall,
  around: Around,
  options: SegmentOptions,
): Properties {
  const { holds, says } = SEGMENT_CALLS[call];
  const held = heldBy(message, call, options);
  const properties: Record<string, unknown> = { ...held };
  for (const name of [...says, 'anonymousId']) {
    const said = message.get(name);
    if (said === undefined) continue;
    if (typeof said !== 'string') {
      message.finding('TYPE_MISMATCH', message.pointer(name), `expected a text, left out ${show(said)}`);
      continue;
    }
    if (holds !== undefined && Object.hasOwn(held, name) && held[name] !== said) {
      message.finding('PROPERTY_HIDDEN', message.pointer(holds, name), 'hidden by what the message itself says');
    }
    properties[name] = said;
  }
  const context = { ...around.context, ...message.record('context') };
  return withContext(message, properties, context);
}

function heldBy(message: Message, call: SegmentCall, { lenient = false }: SegmentOptions): Properties {
  const { holds, isRequired = false } = SEGMENT_CALLS[call];
  if (holds === undefined) return {};
  if (isRequired && !lenient && message.get(holds) === undefined) {
    message.fault('FIELD_MISSING', holds, 'expected an object, found nothing');
  }
  return message.record(holds);
}
