import { ROOT_CONTEXT, SpanKind, trace, type Context, type Link, type Tracer } from '@opentelemetry/api';
import { seconds, type Instant, type Millis, type OutboxEntry } from '@opportune/core';

import type { Telemetry } from '../runtime/telemetry.ts';
import type { TelemetryOptions } from './telemetry.ts';
import { fromTraceparent } from './traceparent.ts';
import { within } from './within.ts';

/** Whoever puts traces together waits about this long for the rest of one. */
const SOON: Millis = seconds(30);

/** A span for each turn of a decision: whatever else is active has only happened to look at the outbox just then. */
export const deliveries =
  (tracer: Tracer, more: TelemetryOptions['attributes']): Telemetry['deliver'] =>
  (entry, now, deliver) => {
    const { decision, attempts } = entry;
    const { parent, links } = origin(entry, now);
    const attributes = {
      'messaging.system': 'opportune',
      'messaging.destination.name': 'outbox',
      'messaging.operation.name': 'deliver',
      'messaging.operation.type': 'process',
      'messaging.message.id': decision.id,
      'opportune.channel': decision.channel,
      'opportune.action': decision.action,
      'opportune.attempt': attempts + 1,
    };
    const span = tracer.startSpan(
      `deliver ${decision.channel}`,
      { kind: SpanKind.CONSUMER, attributes, links },
      parent,
    );
    if (span.isRecording()) span.setAttributes(more?.(decision) ?? {});
    return within(span, parent, deliver, () => undefined);
  };

/** What is delivered soon belongs to the trace that has decided it. What is delivered later has one of its own, and names that one. */
function origin({ decision, trace: text }: OutboxEntry, now: Instant): { parent: Context; links: Link[] } {
  const decided = fromTraceparent(text);
  if (decided === undefined) return { parent: ROOT_CONTEXT, links: [] };
  if (now - decision.at < SOON) return { parent: trace.setSpanContext(ROOT_CONTEXT, decided), links: [] };
  return { parent: ROOT_CONTEXT, links: [{ context: decided }] };
}
