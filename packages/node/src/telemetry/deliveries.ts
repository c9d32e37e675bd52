import { ROOT_CONTEXT, SpanKind, trace, type Context, type Link, type Tracer } from '@opentelemetry/api';
import { seconds, type Instant, type Millis, type OutboxEntry } from '@opportune/core';

import type { Telemetry } from '../runtime/telemetry.ts';
import type { TelemetryOptions } from './telemetry.ts';
import { fromTraceparent } from './traceparent.ts';
import { within } from './within.ts';

/** Whoever puts traces together waits about this long for the rest of one. */
const SOON: Millis = seconds(30);

/** A span for each turn of one decision, or of several that go out together: whatever else is active has only happened to look at the outbox just then. */
export const deliveries =
  (tracer: Tracer, more: TelemetryOptions['attributes']): Telemetry['deliver'] =>
  (entries, now, deliver) => {
    const [first] = entries;
    if (first === undefined) return deliver();
    const { decision, attempts } = first;
    const { parent, links } = origin(entries, now);
    const isAlone = entries.length === 1;
    const attributes = {
      'messaging.system': 'opportune',
      'messaging.destination.name': 'outbox',
      'messaging.operation.name': 'deliver',
      'messaging.operation.type': 'process',
      'opportune.channel': decision.channel,
      ...(isAlone
        ? {
            'messaging.message.id': decision.id,
            'opportune.action': decision.action,
            'opportune.attempt': attempts + 1,
          }
        : { 'messaging.batch.message_count': entries.length }),
    };
    const span = tracer.startSpan(
      `deliver ${decision.channel}`,
      { kind: SpanKind.CONSUMER, attributes, links },
      parent,
    );
    if (isAlone && span.isRecording()) span.setAttributes(more?.(decision) ?? {});
    return within(span, parent, deliver, () => undefined);
  };

/**
 * What is delivered soon belongs to the trace that has decided it. What is delivered later has one of its own, and names that one; so have several
 * that go out together.
 */
function origin(entries: readonly OutboxEntry[], now: Instant): { parent: Context; links: Link[] } {
  const decided = entries.flatMap(({ trace: text }) => fromTraceparent(text) ?? []);
  const [only] = decided;
  const isSoon = entries.length === 1 && now - entries[0]!.decision.at < SOON;
  if (only !== undefined && isSoon) return { parent: trace.setSpanContext(ROOT_CONTEXT, only), links: [] };
  return { parent: ROOT_CONTEXT, links: decided.map((context) => ({ context })) };
}
