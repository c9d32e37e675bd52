import { context, metrics, trace, type Attributes, type Meter, type Tracer } from '@opentelemetry/api';
import type { Decision, Input } from '@opportune/core';

import type { Telemetry } from '../runtime/telemetry.ts';
import { deliveries } from './deliveries.ts';
import { inputs } from './inputs.ts';
import { metering } from './metering.ts';
import { requests } from './requests.ts';
import { sending } from './sending.ts';
import { steps } from './steps.ts';
import { storeCalls } from './storeCalls.ts';
import { toTraceparent } from './traceparent.ts';

/**
 * Where traces and figures go.
 * @public
 */
export interface TelemetryOptions {
  /** The one that is registered for `@opportune/node` where it is left out. */
  readonly tracer?: Tracer;
  /** The one that is registered for `@opportune/node` where it is left out. */
  readonly meter?: Meter;
  /**
   * What spans of inputs and deliveries say besides. Where it is left out no attribute says who a customer is, or what an
   * event holds; with it you decide.
   */
  readonly attributes?: (of: Input | Decision) => Attributes;
}

/**
 * Traces and figures of a runtime, by the API of OpenTelemetry: the SDK, and where it sends them, are your program's. Spans
 * are found by each other where a context manager is registered, as the SDK for Node does; `traceparent` of requests is
 * heeded where a propagator is.
 *
 * @example
 * ```ts
 * import { allocate, compile } from '@opportune/core';
 * import { embed, memoryStore } from '@opportune/node';
 * import { telemetry } from '@opportune/node/telemetry';
 *
 * const funnel = [allocate({ hero: { channel: 'web', atMost: 1 } })];
 * const step = compile({ id: 'home', version: '1', actions: [{ id: 'hello', channel: 'web' }], funnel });
 * const runtime = embed({ step, store: memoryStore(), telemetry: telemetry() });
 *
 * (await runtime.decide({ customer: 'ada', slots: ['hero'] })).length; // => 1
 * ```
 * @see docs/guide/watching.md
 * @public
 */
export function telemetry(options: TelemetryOptions = {}): Telemetry {
  const { tracer = trace.getTracer(NAME), meter = metrics.getMeter(NAME), attributes } = options;
  return {
    figures: metering(meter),
    trace: () => {
      const active = trace.getSpanContext(context.active());
      return active === undefined || !trace.isSpanContextValid(active) ? undefined : toTraceparent(active);
    },
    request: requests(tracer),
    input: inputs(tracer, attributes),
    step: steps(tracer),
    store: storeCalls(tracer),
    deliver: deliveries(tracer, attributes),
    send: sending(tracer),
  };
}

const NAME = '@opportune/node';
