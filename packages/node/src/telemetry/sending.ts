import { context, SpanKind, type Tracer } from '@opentelemetry/api';

import { failureOf } from '../figures/failureOf.ts';
import type { Telemetry } from '../runtime/telemetry.ts';
import { failed, within } from './within.ts';

/**
 * A span for each call of a channel, which is the active one while the channel sends.
 * @see https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/
 */
export const sending =
  (tracer: Tracer): Telemetry['send'] =>
  (decisions, platform, send) => {
    const parent = context.active();
    const [{ id, channel } = NOBODY] = decisions;
    const attributes = {
      'messaging.system': platform === '' ? channel : platform,
      'messaging.destination.name': channel,
      'messaging.operation.name': 'send',
      'messaging.operation.type': 'send',
      ...(decisions.length === 1
        ? { 'messaging.message.id': id }
        : { 'messaging.batch.message_count': decisions.length }),
    };
    const span = tracer.startSpan(`send ${channel}`, { kind: SpanKind.CLIENT, attributes }, parent);
    return within(span, parent, send, (receipts) => {
      // The runtime stopped waiting: it is sent again after the next start.
      if (receipts === undefined) return failed(span, 'STOPPED');
      // Of several, the first that failed says how.
      const receipt = receipts.find(({ status }) => status === 'failed') ?? receipts[0];
      if (receipt === undefined) return;
      span.setAttribute('opportune.receipt.status', receipt.status);
      if (receipt.reason !== undefined) span.setAttribute('opportune.receipt.reason', receipt.reason);
      if (receipt.status === 'failed') failed(span, failureOf(receipt));
    });
  };

/** A call is about one decision at least. */
const NOBODY = { id: '', channel: '' };
