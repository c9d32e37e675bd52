import { context, propagation, SpanKind, SpanStatusCode, trace, type TextMapPropagator } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-base';
import {
  allocate,
  cap,
  compile,
  days,
  limit,
  minutes,
  occurrence,
  seconds,
  type Channel,
  type Receipt,
  type StateStore,
} from '@opportune/core';
import { simulatedClock } from '@opportune/testing';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

import { embed } from '../runtime/embed.ts';
import { handler } from '../serve/handler.ts';
import { memoryStore } from '../store/memoryStore.ts';
import { sqliteStore } from '../store/sqliteStore.ts';
import { telemetry, type TelemetryOptions } from './telemetry.ts';
import { fromTraceparent } from './traceparent.ts';

const NOW = Date.UTC(2026, 10, 27, 9);

const step = compile({
  id: 'shop',
  version: '7',
  triggers: { viewed: occurrence('viewed') },
  actions: [
    { id: 'mail', channel: 'email', on: 'viewed' },
    { id: 'other', channel: 'email', on: 'viewed' },
    { id: 'tip', channel: 'web', on: 'viewed' },
  ],
  funnel: [
    limit(cap({ channel: 'email', atMost: 5, per: days(1) })),
    allocate({ inbox: { channel: 'email', atMost: 1 } }),
  ],
});

/** As the SDK's own, which is another package. */
const w3c: TextMapPropagator<unknown> = {
  inject: () => undefined,
  extract(parent, carrier, getter) {
    const found = fromTraceparent(String(getter.get(carrier, 'traceparent')));
    return found === undefined ? parent : trace.setSpanContext(parent, found);
  },
  fields: () => ['traceparent'],
};

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(w3c);
});
afterAll(() => {
  context.disable();
  propagation.disable();
});

const answering =
  (...statuses: readonly (Partial<Receipt> | Error)[]): Channel['send'] =>
  async ({ decision: { id, customer, channel }, now }) => {
    const next = statuses.length > 1 ? (statuses as Partial<Receipt>[]).shift() : statuses[0];
    if (next instanceof Error) throw next;
    return { kind: 'receipt', decision: id, customer, channel, status: 'sent', time: now, ...next };
  };

interface Bench {
  readonly store?: StateStore;
  readonly send?: Channel['send'];
  readonly options?: TelemetryOptions;
  readonly clock?: ReturnType<typeof simulatedClock>;
}

function bench({ store = memoryStore(), send = answering({}), options = {}, clock = simulatedClock(NOW) }: Bench = {}) {
  const spans = new InMemorySpanExporter();
  const traces = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  const points = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: points, exportIntervalMillis: 2 ** 30 });
  const meters = new MeterProvider({ readers: [reader] });
  const watched = telemetry({ tracer: traces.getTracer('test'), meter: meters.getMeter('test'), ...options });
  const email: Channel = { name: 'mailer', send };
  const runtime = embed({
    step,
    store,
    clock,
    channels: { email },
    delivery: { backoff: { first: minutes(1), random: () => 0 } },
    telemetry: watched,
  });
  const { fetch } = handler({
    runtime,
    clock,
    keys: [{ name: 'shop', scopes: ['write', 'decide'], secret: 'a-key' }],
  });
  const end = (): Promise<void> => runtime.stop(0);
  onTestFinished(end);
  const figures = async () => {
    await reader.forceFlush();
    const collected =
      points
        .getMetrics()
        .at(-1)
        ?.scopeMetrics.flatMap((each) => each.metrics) ?? [];
    return new Map(
      collected.map(({ descriptor: { name }, dataPoints }) => [
        name,
        dataPoints.map(({ attributes, value }) => ({
          attributes,
          value: typeof value === 'number' ? value : (value as { count: number }).count,
        })),
      ]),
    );
  };
  return { runtime, watched, fetch, clock, end, figures, spans: () => spans.getFinishedSpans() };
}

const event = (id: string, properties = {}) => ({
  id,
  type: 'viewed',
  customer: 'ada@shop.example',
  time: NOW - 1,
  properties,
});

const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Request =>
  new Request(`http://localhost${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer a-key', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** A trace as a list of lines, each below the span that it is part of. */
function drawn(spans: readonly ReadableSpan[]): readonly string[] {
  const known = new Set(spans.map((span) => span.spanContext().spanId));
  const below = (parent: string | undefined, depth: number): string[] =>
    spans
      .filter(({ parentSpanContext: of }) => {
        const id = of !== undefined && known.has(of.spanId) ? of.spanId : undefined;
        return id === parent;
      })
      .flatMap((span) => [`${'  '.repeat(depth)}${span.name}`, ...below(span.spanContext().spanId, depth + 1)]);
  return below(undefined, 0);
}

const called = (spans: readonly ReadableSpan[], name: string): ReadableSpan => {
  const found = spans.find((span) => span.name === name);
  if (found === undefined) throw new Error(`no span ${name} among ${spans.map((span) => span.name).join(', ')}`);
  return found;
};

const FROM = { trace: '4bf92f3577b34da6a3ce929d0e0e4736', span: '00f067aa0ba902b7' };
const traceparent = `00-${FROM.trace}-${FROM.span}-01`;

test('a trace leads from the request to the receipt, in the trace of the caller', async () => {
  const { fetch, runtime, spans } = bench();
  expect((await fetch(post('/v1/events', event('e1'), { traceparent }))).status).toBe(200);
  await runtime.idle();
  expect(drawn(spans())).toEqual([
    'POST /v1/events',
    '  submit event',
    '    load',
    '    step',
    '    commit',
    '    deliver email',
    '      send email',
    '      submit receipt',
    '        step',
    '        commit',
  ]);
  expect(new Set(spans().map((span) => span.spanContext().traceId))).toEqual(new Set([FROM.trace]));
  expect(called(spans(), 'POST /v1/events')).toMatchObject({
    kind: SpanKind.SERVER,
    parentSpanContext: { spanId: FROM.span },
    attributes: {
      'http.request.method': 'POST',
      'http.route': '/v1/events',
      'http.response.status_code': 200,
      'url.scheme': 'http',
    },
  });
});

test('spans say what was decided, and why the rest was not', async () => {
  const { runtime, spans } = bench();
  await runtime.submit(event('e1'));
  await runtime.idle();
  expect(called(spans(), 'submit event').attributes).toEqual({
    'opportune.input.kind': 'event',
    'opportune.event.type': 'viewed',
    'opportune.answer': 'committed',
  });
  expect(called(spans(), 'step').attributes).toEqual({
    'opportune.strategy.id': 'shop',
    'opportune.strategy.version': '7',
    'opportune.decisions': 1,
    'opportune.actions': ['mail'],
    'opportune.fired': ['viewed'],
    'opportune.dropped.OUTRANKED': 1,
    'opportune.dropped.NO_SLOT': 1,
  });
  expect(called(spans(), 'commit')).toMatchObject({
    kind: SpanKind.CLIENT,
    attributes: { 'db.operation.name': 'commit', 'db.system.name': 'memory' },
  });
  expect(called(spans(), 'send email')).toMatchObject({
    kind: SpanKind.CLIENT,
    attributes: {
      'messaging.system': 'mailer',
      'messaging.destination.name': 'email',
      'messaging.operation.type': 'send',
      'opportune.receipt.status': 'sent',
    },
  });
});

test('nothing says who the customer is or what an event holds, unless the application does', async () => {
  const send = answering(new Error('no mailbox for ada@shop.example'), {
    status: 'failed',
    detail: 'ada@shop.example',
  });
  const quiet = bench({ send });
  await quiet.fetch(post('/v1/events?of=ada@shop.example', event('e1', { secret: 'pin 1234' })));
  await quiet.runtime.idle();
  await quiet.clock.advance(minutes(2));
  await quiet.runtime.idle();
  const told = JSON.stringify([
    quiet.spans().map(({ name, attributes, events, status }) => [name, attributes, events, status]),
    [...(await quiet.figures())],
  ]);
  expect(told).toContain('submit event');
  expect(told).not.toMatch(/ada|1234/);

  const talking = bench({ options: { attributes: (of) => ({ 'user.id': of.customer }) } });
  await talking.runtime.submit(event('e1'));
  await talking.runtime.idle();
  const named = talking.spans().filter(({ attributes }) => attributes['user.id'] === 'ada@shop.example');
  expect(named.map(({ name }) => name).sort()).toEqual(['deliver email', 'submit event', 'submit receipt']);
});

test('each attempt is a span; one that comes later has a trace of its own and names the one that decided', async () => {
  const send = answering({ status: 'failed', retryable: true }, {});
  const { runtime, clock, spans } = bench({ send });
  await runtime.submit(event('e1'));
  await runtime.idle();
  await clock.advance(minutes(2));
  await runtime.idle();
  const [first, second] = spans().filter(({ name }) => name === 'deliver email');
  const decided = called(spans(), 'submit event').spanContext();
  expect(first?.attributes['opportune.attempt']).toBe(1);
  expect(first?.spanContext().traceId).toBe(decided.traceId);
  expect(first?.links).toEqual([]);
  expect(second?.attributes['opportune.attempt']).toBe(2);
  expect(second?.spanContext().traceId).not.toBe(decided.traceId);
  expect(second?.links.map((link) => link.context.spanId)).toEqual([decided.spanId]);
  const failure = spans().find(({ name, status }) => name === 'send email' && status.code === SpanStatusCode.ERROR);
  expect(failure?.attributes).toMatchObject({ 'error.type': 'retryable', 'opportune.receipt.status': 'failed' });
});

test.each([
  [seconds(5), 'a part of the trace'],
  [minutes(5), 'linked to it'],
])('what another process delivers after %d ms is %s', async (later, how) => {
  const store: StateStore = { ...sqliteStore({ file: ':memory:' }) };
  const kept: StateStore = { ...store, close: async () => undefined, outbox: async () => [] };
  const before = bench({ store: kept });
  await before.runtime.submit(event('e1'));
  await before.end();
  const decided = called(before.spans(), 'submit event').spanContext();

  const after = bench({ store, clock: simulatedClock(NOW + later) });
  // It begins after this turn.
  await after.runtime.ready();
  await after.runtime.idle();
  const delivered = called(after.spans(), 'deliver email');
  if (how === 'linked to it') {
    expect(delivered.links.map((link) => link.context)).toMatchObject([{ traceId: decided.traceId, isRemote: true }]);
    expect(delivered.spanContext().traceId).not.toBe(decided.traceId);
  } else {
    expect(delivered.parentSpanContext).toMatchObject({ traceId: decided.traceId, spanId: decided.spanId });
  }
});

test('a wake-up is no part of what has set the timer, nor a delivery of what has looked at the outbox', async () => {
  const { watched, spans } = bench();
  const outer = trace.wrapSpanContext({ traceId: FROM.trace, spanId: FROM.span, traceFlags: 1 });
  const submitted = { answer: 'refused', why: 'STOPPED', detail: '' } as const;
  const { id, ...rest } = { id: 'd1', customer: 'ada', action: 'mail', channel: 'email', slot: 'inbox', at: NOW };
  const decision = { ...rest, id, score: 1, factors: [], probability: 1, strategy: step.strategy } as const;
  const entry = { decision: { ...decision, cause: { kind: 'request', id: 'r' } }, attempts: 0, notBefore: 0 } as const;
  await context.with(trace.setSpan(context.active(), outer), async () => {
    await watched.input({ kind: 'wakeUp', customer: 'ada' }, async () => ({ submitted }));
    await watched.deliver([entry], NOW, async () => undefined);
    await watched.input({ kind: 'request', id: 'r', customer: 'ada' }, async () => ({ submitted }));
  });
  const parents = spans().map(({ name, parentSpanContext }) => [name, parentSpanContext?.spanId]);
  expect(parents).toEqual([
    ['submit wakeUp', undefined],
    ['deliver email', undefined],
    ['submit request', FROM.span],
  ]);
});

test('failures of the server are failures of their spans; a wrong key is none', async () => {
  const down: StateStore = { ...memoryStore(), load: () => Promise.reject(new Error('gone')) };
  const { fetch, spans } = bench({ store: down });
  expect((await fetch(post('/v1/events', event('e1')))).status).toBe(503);
  expect((await fetch(post('/v1/events', event('e1'), { authorization: 'Bearer wrong' }))).status).toBe(401);
  const [failure, refusal] = spans().filter(({ name }) => name === 'POST /v1/events');
  expect(failure).toMatchObject({
    status: { code: SpanStatusCode.ERROR },
    attributes: { 'error.type': 'STORE_FAILED', 'http.response.status_code': 503 },
  });
  expect(refusal).toMatchObject({
    status: { code: SpanStatusCode.UNSET },
    attributes: { 'opportune.code': 'KEY_UNKNOWN', 'http.response.status_code': 401 },
  });
  expect(called(spans(), 'submit event').attributes).toMatchObject({ 'error.type': 'STORE_FAILED' });
  expect(called(spans(), 'load').attributes).toMatchObject({ 'error.type': 'Error' });
});

test('below a span of the application there is no second server', async () => {
  const { fetch, spans } = bench();
  const outer = trace.wrapSpanContext({ traceId: FROM.trace, spanId: FROM.span, traceFlags: 1 });
  await context.with(trace.setSpan(context.active(), outer), () => fetch(post('/v1/decide', { customer: 'ada' })));
  expect(called(spans(), 'POST /v1/decide')).toMatchObject({
    kind: SpanKind.INTERNAL,
    parentSpanContext: { spanId: FROM.span },
  });
});

test('figures are those of Prometheus, under the names of the conventions', async () => {
  const { fetch, runtime, figures } = bench();
  await fetch(post('/v1/events', event('e1')));
  await fetch(post('/v1/decide', {}));
  await runtime.idle();
  const found = await figures();
  expect(found.get('http.server.request.duration')).toContainEqual({
    value: 1,
    attributes: {
      'http.request.method': 'POST',
      'http.route': '/v1/events',
      'http.response.status_code': 200,
      'url.scheme': 'http',
    },
  });
  expect(found.get('http.server.request.duration')?.[1]?.attributes).toMatchObject({
    'opportune.code': 'BODY_REJECTED',
  });
  expect(found.get('opportune.dropped')).toEqual([
    { value: 1, attributes: { 'opportune.stage': 'allocate', 'opportune.reason': 'OUTRANKED' } },
    { value: 1, attributes: { 'opportune.stage': 'allocate', 'opportune.reason': 'NO_SLOT' } },
  ]);
  expect(found.get('messaging.client.operation.duration')).toEqual([
    {
      value: 1,
      attributes: {
        'messaging.destination.name': 'email',
        'messaging.operation.name': 'send',
        'messaging.operation.type': 'send',
        'messaging.system': 'mailer',
      },
    },
  ]);
  expect(found.get('db.client.operation.duration')?.map(({ attributes }) => attributes['db.operation.name'])).toEqual(
    expect.arrayContaining(['load', 'commit']),
  );
  expect(found.get('opportune.inputs')).toContainEqual({
    value: 1,
    attributes: { 'opportune.input.kind': 'event', 'opportune.answer': 'committed' },
  });
  expect(found.get('opportune.delivery.duration')?.[0]?.value).toBe(1);
  expect(found.get('opportune.queue.inputs')).toEqual([{ value: 0, attributes: {} }]);
  expect(found.get('opportune.messages')).toEqual([{ value: 1, attributes: { 'opportune.answer': 'accepted' } }]);
});

test('where no SDK is registered everything is as it would be without', async () => {
  context.disable();
  onTestFinished(() => void context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
  const store = memoryStore();
  const kept: StateStore = { ...store, outbox: async () => [], close: async () => undefined };
  const runtime = embed({
    step,
    store: kept,
    channels: { email: { name: 'mailer', send: answering({}) } },
    telemetry: telemetry(),
  });
  expect(await runtime.submit(event('e1'))).toMatchObject({ answer: 'committed' });
  await runtime.stop(0);
  expect((await store.outbox(Number.MAX_SAFE_INTEGER, 1))[0]).not.toHaveProperty('trace');
});
