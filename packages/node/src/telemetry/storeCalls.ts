import { context, SpanKind, type Tracer } from '@opentelemetry/api';

import type { Telemetry } from '../runtime/telemetry.ts';
import { within } from './within.ts';

/**
 * A span for each call of the store; what it waits for the commits that share its transaction is in it.
 * @see https://opentelemetry.io/docs/specs/semconv/database/database-spans/
 */
export const storeCalls =
  (tracer: Tracer): Telemetry['store'] =>
  (operation, system, ask) => {
    const parent = context.active();
    const attributes = { 'db.operation.name': operation, ...(system === '' ? {} : { 'db.system.name': system }) };
    const span = tracer.startSpan(operation, { kind: SpanKind.CLIENT, attributes }, parent);
    return within(span, parent, ask, () => undefined);
  };
