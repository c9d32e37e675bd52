import {
  context,
  propagation,
  SpanKind,
  trace,
  type Context,
  type TextMapGetter,
  type Tracer,
} from '@opentelemetry/api';

import type { Telemetry } from '../runtime/telemetry.ts';
import { failed, within } from './within.ts';

/**
 * A span for each request, in the trace that its `traceparent` names, or below the span of what has taken it in.
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export const requests =
  (tracer: Tracer): Telemetry['request'] =>
  ({ method, path, scheme, headers }, answer) => {
    const active = context.active();
    const isWithin = trace.getSpan(active) !== undefined;
    const parent: Context = isWithin ? active : propagation.extract(active, headers, HEADERS);
    const kind = isWithin ? SpanKind.INTERNAL : SpanKind.SERVER;
    const attributes = { 'http.request.method': method, 'http.route': path, 'url.scheme': scheme };
    const span = tracer.startSpan(`${method} ${path}`, { kind, attributes }, parent);
    return within(span, parent, answer, ({ status, code }) => {
      span.setAttribute('http.response.status_code', status);
      if (code !== undefined) span.setAttribute('opportune.code', code);
      // A caller who is wrong is no failure of the server.
      if (status >= 500) failed(span, code ?? String(status));
    });
  };

const HEADERS: TextMapGetter<Headers> = {
  get: (headers, name) => headers.get(name) ?? undefined,
  keys: (headers) => [...headers.keys()],
};
