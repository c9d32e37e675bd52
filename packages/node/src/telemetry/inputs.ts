import { context, ROOT_CONTEXT, type Attributes, type Tracer } from '@opentelemetry/api';
import type { Input } from '@opportune/core';

import type { Telemetry } from '../runtime/telemetry.ts';
import type { TelemetryOptions } from './telemetry.ts';
import { failed, within } from './within.ts';

/** A span for each input. A timer wakes in the context of whoever has set it, so a wake-up begins a trace of its own. */
export const inputs =
  (tracer: Tracer, more: TelemetryOptions['attributes']): Telemetry['input'] =>
  (input, deal) => {
    const parent = input.kind === 'wakeUp' ? ROOT_CONTEXT : context.active();
    const kind = input.kind ?? 'event';
    const span = tracer.startSpan(`submit ${kind}`, { attributes: { 'opportune.input.kind': kind } }, parent);
    if (span.isRecording()) span.setAttributes({ ...about(input), ...more?.(input) });
    return within(span, parent, deal, ({ submitted }) => {
      span.setAttribute('opportune.answer', submitted.answer);
      if (submitted.answer === 'refused') failed(span, submitted.why);
      else if (submitted.result.ignored !== undefined) span.setAttribute('opportune.ignored', submitted.result.ignored);
    });
  };

function about(input: Input): Attributes {
  if (input.kind === 'receipt')
    return { 'messaging.message.id': input.decision, 'opportune.receipt.status': input.status };
  return input.kind === undefined || input.kind === 'event' ? { 'opportune.event.type': input.type } : {};
}
