import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import { allocate, compile, days, occurrence, type Channel, type StateStore } from '@opportune/core';
import { simulatedClock } from '@opportune/testing';
import { expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';

import { decisionOf, stateOf } from '../../test/ledger.ts';
import { embed } from '../runtime/embed.ts';
import type { EmbedOptions } from '../runtime/embedOptions.ts';
import { memoryStore } from '../store/memoryStore.ts';
import { handler } from './handler.ts';
import type { HandlerOptions } from './handlerOptions.ts';
import type { AuditEntry, LogEntry } from './log.ts';

const NOW = Date.UTC(2026, 10, 27, 9);

const step = compile({
  id: 'shop',
  version: '1',
  triggers: { viewed: occurrence('viewed') },
  actions: [
    { id: 'hello', channel: 'web' },
    { id: 'tip', channel: 'web', on: 'viewed' },
    { id: 'mail', channel: 'email', on: 'viewed' },
  ],
  funnel: [allocate({ hero: { channel: 'web', atMost: 1 }, inbox: { channel: 'email', atMost: 1 } })],
});

const KEYS = [
  { name: 'shop', scopes: ['write'], secret: 'write-key' },
  { name: 'page', scopes: ['decide'], secret: 'decide-key' },
  { name: 'server', scopes: ['write', 'decide'], secret: 'both-key' },
  { name: 'desk', scopes: ['admin'], sha256: createHash('sha256').update('admin-key').digest('hex') },
  { name: 'prometheus', scopes: ['metrics'], secret: 'metrics-key' },
] as const;

interface Asking {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
}

function bench(options: Partial<HandlerOptions> = {}, embedded: Partial<EmbedOptions> = {}) {
  const clock = simulatedClock(NOW);
  const store = embedded.store ?? memoryStore();
  const runtime = embed({ step, clock, ...embedded, store });
  const log: LogEntry[] = [];
  const audit: AuditEntry[] = [];
  const { fetch, stop } = handler({
    runtime,
    keys: KEYS,
    clock,
    log: (entry) => void log.push(entry),
    audit: (entry) => void audit.push(entry),
    ...options,
  });
  onTestFinished(() => runtime.stop(0));
  const ask = async (path: string, body?: unknown, { key, headers = {}, method }: Asking = {}) => {
    const init = {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
    };
    const response = await fetch(new Request(`http://localhost${path}`, init as RequestInit));
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    // oxlint-disable-next-line typescript/no-explicit-any -- what comes over the wire is looked at, not known
    const json = (isJson && text !== '' ? JSON.parse(text) : {}) as any;
    return { status: response.status, headers: response.headers, text, json };
  };
  return { ask, fetch, stop, runtime, store, clock, log, audit };
}

const viewed = (id: string, customer = 'ada') => ({ id, type: 'viewed', customer, time: NOW - 1000, properties: {} });
const faulty = (replaced: Partial<StateStore>): StateStore => ({ ...memoryStore(), ...replaced });

test('events are acknowledged when they are stored, each with what became of it', async () => {
  const { ask, store } = bench();
  const body = [
    viewed('e1'),
    viewed('e1'),
    { ...viewed('e2'), customer: '' },
    { ...viewed('e3'), time: NOW - days(3) },
  ];
  const { status, json } = await ask('/v1/events', body, { key: 'write-key' });
  expect(status).toBe(200);
  expect(json).toMatchObject({ accepted: 1, duplicate: 1, ignored: 1, rejected: 1, refused: 0 });
  expect(json.results).toMatchObject([
    { path: '/0', id: 'e1', answer: 'accepted' },
    { path: '/1', id: 'e1', answer: 'duplicate' },
    { path: '/2', answer: 'rejected', code: 'EVENT_REJECTED', faults: [{ path: '/2/customer' }] },
    { path: '/3', id: 'e3', answer: 'ignored', code: 'TOO_LATE' },
  ]);
  expect((await store.load('ada'))?.version).toBe(1);
});

test('one event, a list under a name, and none at all', async () => {
  const { ask } = bench();
  expect((await ask('/v1/events', viewed('e1'), { key: 'write-key' })).json.results).toEqual([
    { path: '', id: 'e1', answer: 'accepted' },
  ]);
  const sent = { events: [viewed('e2'), viewed('e3')], sent: NOW };
  expect((await ask('/v1/events', sent, { key: 'write-key' })).json.results).toMatchObject([
    { path: '/events/0' },
    { path: '/events/1' },
  ]);
  expect(await ask('/v1/events', [], { key: 'write-key' })).toMatchObject({ status: 200, json: { results: [] } });
});

test('where no message is an event the body is refused, and told why', async () => {
  const { ask } = bench();
  for (const body of [{ ...viewed(''), id: '' }, [{ ...viewed('e1'), time: 'noon' }], { events: 7 }, 'text', null]) {
    const { status, json, headers } = await ask('/v1/events', body, { key: 'write-key' });
    expect(status).toBe(400);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(json).toMatchObject({ status: 400, code: 'EVENTS_REJECTED', rejected: 1 });
    expect(json.type).toContain('docs/guide/serving.md#events_rejected');
  }
});

test('who may decide is told what events lead to, as far as no channel delivers it', async () => {
  const sent: string[] = [];
  const email: Channel = {
    name: 'email',
    send: async ({ decision: { id, customer, action }, now }) => {
      sent.push(action);
      return { kind: 'receipt', decision: id, customer, channel: 'email', status: 'sent', time: now };
    },
  };
  const { ask, runtime } = bench({}, { channels: { email } });
  const { json } = await ask('/v1/events', viewed('e1'), { key: 'both-key' });
  expect(json.results[0].decisions).toMatchObject([{ action: 'tip' }]);
  const write = await ask('/v1/events', viewed('e2', 'bob'), { key: 'write-key' });
  expect(write.json.results[0]).toEqual({ path: '', id: 'e2', answer: 'accepted' });
  await runtime.idle();
  expect(sent).toEqual(['mail', 'mail']);
});

test('events of which schemas know are taken as they return them, others are rejected', async () => {
  const accept = { viewed: z.object({ page: z.string() }) };
  const { ask } = bench({ accept });
  const good = { ...viewed('e1'), properties: { page: '/', more: 1 } };
  const { json } = await ask('/v1/events', [good, viewed('e2'), { ...viewed('e3'), type: 'vieved' }], {
    key: 'write-key',
  });
  expect(json.results).toMatchObject([
    { answer: 'accepted' },
    { answer: 'rejected', code: 'EVENT_REJECTED', faults: [{ path: '/1/properties/page' }] },
    { answer: 'rejected', code: 'EVENT_UNKNOWN', faults: [{ path: '/2/type' }] },
  ]);
});

const cloudEvent = { specversion: '1.0', id: '1', source: '/shop', type: 'viewed', subject: 'ada' };

test.each<[mode: string, body: unknown, headers: Readonly<Record<string, string>>, paths: readonly string[]]>([
  ['structured', cloudEvent, { 'content-type': 'application/cloudevents+json; charset=UTF-8' }, ['']],
  [
    'batched',
    [cloudEvent, { ...cloudEvent, id: '2' }],
    { 'content-type': 'application/cloudevents-batch+json' },
    ['/0', '/1'],
  ],
  [
    'binary',
    { total: 1 },
    { 'ce-specversion': '1.0', 'ce-id': '1', 'ce-source': '/s', 'ce-type': 'viewed', 'ce-subject': 'ada' },
    [''],
  ],
])('CloudEvents are read in %s mode', async (_, body, headers, paths) => {
  const { ask } = bench();
  const { status, json } = await ask('/v1/events', body, { key: 'write-key', headers });
  expect(status).toBe(200);
  expect(json.results.map(({ path, answer }: { path: string; answer: string }) => [path, answer])).toEqual(
    paths.map((path) => [path, 'accepted']),
  );
});

test('the option customer says whose a CloudEvent is', async () => {
  const { ask, store } = bench({ customer: () => 'bob' });
  await ask('/v1/events', cloudEvent, {
    key: 'write-key',
    headers: { 'content-type': 'application/cloudevents+json' },
  });
  expect(await store.load('bob')).toBeDefined();
});

const track = { type: 'track', event: 'viewed', messageId: 'm1', userId: 'ada', timestamp: '2026-11-27T08:59:59Z' };

test('clients of Segment get the answer that they expect, and who looks is told more', async () => {
  const { ask, store } = bench();
  const batch = { batch: [track, { ...track, messageId: 'm2', userId: '' }], sentAt: '2026-11-27T09:00:00Z' };
  const basic = { authorization: `Basic ${btoa('write-key:')}` };
  const { status, json } = await ask('/v1/batch', batch, { headers: basic });
  expect(status).toBe(200);
  expect(json).toMatchObject({ success: true, rejected: [{ path: '/batch/1', code: 'CUSTOMER_MISSING' }] });
  expect((await store.load('ada'))?.version).toBe(1);
  for (const path of ['/v1/track', '/v1/t']) {
    const { type: _, ...untyped } = track;
    const single = await ask(path, { ...untyped, messageId: path }, { headers: basic });
    expect(single).toMatchObject({ status: 200, text: '{"success":true}' });
  }
  expect(await ask('/v1/track', { ...track, userId: '' }, { headers: basic })).toMatchObject({
    status: 200,
    json: { success: true, rejected: [{ code: 'CUSTOMER_MISSING' }] },
  });
  expect(await ask('/v1/batch', { batch: 7 }, { headers: basic })).toMatchObject({
    status: 400,
    json: { code: 'EVENTS_REJECTED', results: [{ faults: [{ path: '/batch' }] }] },
  });
});

test('clients of Segment in the browser say text/plain and show their key in the body', async () => {
  const { ask, log } = bench();
  const plain = { 'content-type': 'text/plain;charset=UTF-8' };
  expect(await ask('/v1/p', { writeKey: 'write-key', userId: 'ada' }, { headers: plain })).toMatchObject({
    status: 200,
    text: '{"success":true}',
  });
  expect(log.at(-1)).toMatchObject({ route: 'POST /v1/page', key: 'shop' });
  for (const [writeKey, code] of [
    ['other', 'KEY_UNKNOWN'],
    ['decide-key', 'SCOPE_MISSING'],
    [7, 'KEY_MISSING'],
  ]) {
    expect((await ask('/v1/p', { writeKey, userId: 'ada' }, { headers: plain })).json.code).toBe(code);
  }
  // Only there: our own events show it where it belongs.
  expect((await ask('/v1/events', { writeKey: 'write-key' })).json.code).toBe('KEY_MISSING');
  expect((await ask('/v1/events', {}, { key: 'write-key', headers: plain })).json.code).toBe('TYPE_UNKNOWN');
});

test('decisions are asked for, once for each id', async () => {
  const { ask } = bench();
  const body = { id: 'r1', customer: 'ada', slots: ['hero', 'nowhere'], context: { page: '/' } };
  const { status, json } = await ask('/v1/decide', body, { key: 'decide-key' });
  expect(status).toBe(200);
  expect(json).toMatchObject({ id: 'r1', answer: 'committed', decisions: [{ action: 'hello', slot: 'hero' }] });
  expect(json.faults).toMatchObject([{ code: 'SLOT_UNKNOWN', path: '/slots/1' }]);
  expect((await ask('/v1/decide', body, { key: 'decide-key' })).json).toEqual({
    id: 'r1',
    answer: 'duplicate',
    decisions: [],
  });
  expect((await ask('/v1/decide', { customer: 'ada' }, { key: 'decide-key' })).json.id).toMatch(/^[\da-f-]{36}$/);
});

test('a request that is none is told everything that is wrong with it', async () => {
  const { ask } = bench();
  const { status, json } = await ask('/v1/decide', { slots: 'hero', 'a/b': 1 }, { key: 'decide-key' });
  expect(status).toBe(400);
  expect(json.code).toBe('BODY_REJECTED');
  expect(json.faults.map(({ code, path }: { code: string; path: string }) => `${code} ${path}`)).toEqual([
    'FIELD_MISSING /customer',
    'TYPE_MISMATCH /slots',
    'FIELD_UNKNOWN /a~1b',
  ]);
  for (const value of [[], 7, null]) {
    expect((await ask('/v1/decide', value, { key: 'decide-key' })).json.faults).toMatchObject([{ path: '' }]);
  }
});

test('outcomes of what was shown are events, one of a type for each decision', async () => {
  const { ask, runtime } = bench();
  const seen: unknown[] = [];
  runtime.signals$.subscribe((signal) => {
    if (signal.kind === 'result' && signal.answer === 'committed') seen.push(signal.input);
  });
  const click = { type: 'click', decision: 'd1', customer: 'ada', channel: 'web', platform: 'shop' };
  const { json } = await ask('/v1/outcomes', [click, click, { ...click, type: 'clack', decision: 7 }], {
    key: 'write-key',
  });
  expect(json.results).toMatchObject([
    { path: '/0', id: 'click:d1', answer: 'accepted' },
    { path: '/1', id: 'click:d1', answer: 'duplicate' },
    { path: '/2', answer: 'rejected', faults: [{ code: 'EVENT_UNKNOWN', path: '/2/type' }, { path: '/2/decision' }] },
  ]);
  expect(seen).toMatchObject([
    {
      id: 'click:d1',
      type: 'click',
      customer: 'ada',
      time: NOW,
      properties: { decision: 'd1', channel: 'web', platform: 'shop' },
    },
  ]);
  const { customer: _, ...nobody } = click;
  expect((await ask('/v1/outcomes', nobody, { key: 'write-key' })).json.results).toMatchObject([
    { path: '', answer: 'rejected', faults: [{ path: '/customer' }] },
  ]);
  expect((await ask('/v1/outcomes', [7], { key: 'write-key' })).json.results).toMatchObject([
    { path: '/0', code: 'TYPE_MISMATCH' },
  ]);
});

test('a platform finds that an address is there, and may show its secret in it where it can send no header', async () => {
  const seen: (string | undefined)[] = [];
  const read: Channel['read'] = async ({ headers }) => {
    seen.push(headers['x-opportune-secret']);
    return { ok: true, events: [], skipped: [] };
  };
  const send: Channel['send'] = () => Promise.reject(new Error('not in this test'));
  const { ask, log } = bench({}, { channels: { crm: { name: 'crm', send, read }, mute: { name: 'mute', send } } });
  for (const method of ['GET', 'HEAD']) {
    expect((await ask('/v1/webhooks/crm', undefined, { method })).status).toBe(200);
    expect((await ask('/v1/webhooks/mute', undefined, { method })).status).toBe(404);
  }
  expect((await ask('/v1/webhooks/crm', {}, { method: 'PUT' })).headers.get('allow')).toBe('POST, GET');
  const bytes = new Uint8Array();
  await ask('/v1/webhooks/crm?secret=hush', bytes);
  await ask('/v1/webhooks/crm?secret=other', bytes, { headers: { 'X-Opportune-Secret': 'hush' } });
  await ask('/v1/webhooks/crm', bytes);
  expect(seen).toEqual(['hush', 'hush', undefined]);
  expect(JSON.stringify(log)).not.toContain('secret');
});

test('reports of platforms go to the channel byte by byte, and are answered when their events are stored', async () => {
  const bodies: string[] = [];
  const read: Channel['read'] = async ({ headers, body, received }) => {
    bodies.push(new TextDecoder().decode(body));
    if (headers['x-signature'] === undefined) return { ok: false, code: 'SIGNATURE_MISSING', detail: 'no signature' };
    const event = { id: 'w1', type: 'click', customer: 'ada', time: received, properties: { channel: 'crm' } };
    return { ok: true, events: [event], skipped: [{ index: 1, why: 'not ours' }] };
  };
  const send: Channel['send'] = () => Promise.reject(new Error('not in this test'));
  const { ask, store } = bench({}, { channels: { crm: { name: 'crm', send, read }, mute: { name: 'mute', send } } });
  const bytes = new TextEncoder().encode(' {"a": 1}\n');
  const headers = { 'X-Signature': 's', 'content-type': 'application/x-www-form-urlencoded' };
  const { status, json } = await ask('/v1/webhooks/crm', bytes, { headers });
  expect(status).toBe(200);
  expect(json).toMatchObject({ accepted: 1, skipped: [{ index: 1, why: 'not ours' }] });
  expect(bodies).toEqual([' {"a": 1}\n']);
  expect(await store.load('ada')).toBeDefined();
  expect(await ask('/v1/webhooks/crm', bytes)).toMatchObject({ status: 401, json: { code: 'SIGNATURE_MISSING' } });
  for (const name of ['mute', 'nobody', 'toString', '%E0%A4%A']) {
    expect(await ask(`/v1/webhooks/${name}`, bytes)).toMatchObject({ status: 404, json: { code: 'CHANNEL_UNKNOWN' } });
  }
});

test('what is wrong with a report is for the log', async () => {
  const read: Channel['read'] = () => Promise.reject(new Error('secret=1234'));
  const send: Channel['send'] = () => Promise.reject(new Error('not in this test'));
  const { ask, log } = bench({}, { channels: { crm: { name: 'crm', send, read } } });
  const { status, text } = await ask('/v1/webhooks/crm', new Uint8Array());
  expect([status, text.includes('1234')]).toEqual([400, false]);
  expect(log.at(-1)?.error).toContain('secret=1234');
});

test('a platform reports again where an event of its report could not be taken', async () => {
  const read: Channel['read'] = async () => ({ ok: true, events: [viewed('w1')], skipped: [] });
  const send: Channel['send'] = () => Promise.reject(new Error('not in this test'));
  const store = faulty({ commit: () => Promise.reject(new Error('disk is full')) });
  const { ask } = bench({}, { store, channels: { crm: { name: 'crm', send, read } } });
  const { status, json, headers } = await ask('/v1/webhooks/crm', new Uint8Array());
  expect({ status, code: json.code, after: headers.get('retry-after') }).toEqual({
    status: 503,
    code: 'STORE_FAILED',
    after: '5',
  });
});

test('an administrator asks why, what is known, and to forget; each call is on record without the id', async () => {
  const { ask, audit, clock } = bench();
  await ask('/v1/events', viewed('e1'), { key: 'write-key' });
  const why = await ask('/v1/explain', { customer: 'ada', slots: ['hero'] }, { key: 'admin-key' });
  expect(why.json.candidates).toMatchObject([{ action: 'hello', sentence: expect.stringContaining('was chosen') }]);
  expect(why.json).not.toHaveProperty('result');
  const file = await ask('/v1/export', { customer: 'ada' }, { key: 'admin-key' });
  expect(file.json.known.customer).toBe('ada');
  expect((await ask('/v1/erase', { customer: 'ada' }, { key: 'admin-key' })).json).toEqual({ erased: ['ada'] });
  expect((await ask('/v1/export', { customer: 'ada' }, { key: 'admin-key' })).json.known.attributes).toEqual({});
  await ask('/v1/erase', { customer: 'bob' }, { key: 'write-key' });
  const entry = { at: clock.now(), key: 'desk', scopes: ['admin'], allowed: true };
  const subject = createHash('sha256').update('ada').digest('hex');
  expect(audit).toEqual([
    { ...entry, route: 'POST /v1/explain', subject },
    { ...entry, route: 'POST /v1/export', subject },
    { ...entry, route: 'POST /v1/erase', subject },
    { ...entry, route: 'POST /v1/export', subject },
    { ...entry, route: 'POST /v1/erase', key: 'shop', scopes: ['write'], allowed: false },
  ]);
});

test('an administrator sees what could not be delivered, sends it again or drops it; on record is which', async () => {
  const send: Channel['send'] = async ({ decision: { id, customer, channel }, now }) => {
    return { kind: 'receipt', decision: id, customer, channel, status: 'sent', time: now };
  };
  const { ask, store, audit } = bench({}, { channels: { email: { name: 'email', send } } });
  const letter = (id: string) => decisionOf(id, 'ada', 'email');
  const state = stateOf('ada', { total: 0, inputs: [], alarms: [], woken: [], receipts: {} });
  const unit = { customer: 'ada', expectedVersion: 0, inputId: 'e1', state, wakeAt: undefined };
  await store.commit([{ ...unit, decisions: [letter('d1'), letter('d2')] }]);
  for (const decision of ['d1', 'd2']) {
    const receipt = {
      kind: 'receipt',
      decision,
      customer: 'ada',
      channel: 'email',
      status: 'failed',
      time: 1,
    } as const;
    await store.bury(decision, receipt);
  }
  const post = async (path: string, body: object) => (await ask(path, body, { key: 'admin-key' })).json;
  const { deadLetters } = await post('/v1/dead-letters', {});
  expect(deadLetters).toMatchObject([{ decision: { id: 'd2' }, attempts: 1 }, { decision: { id: 'd1' } }]);
  expect((await post('/v1/dead-letters', { limit: 1 })).deadLetters).toHaveLength(1);
  expect(await post('/v1/dead-letters/resend', { decision: 'd1' })).toEqual({ resent: true });
  expect(await post('/v1/dead-letters/resend', { decision: 'd1' })).toEqual({ resent: false });
  expect(await post('/v1/dead-letters/drop', { decision: 'd2' })).toEqual({ dropped: true });
  expect(audit.slice(2).map(({ route, decision }) => `${route} ${String(decision)}`)).toEqual([
    'POST /v1/dead-letters/resend d1',
    'POST /v1/dead-letters/resend d1',
    'POST /v1/dead-letters/drop d2',
  ]);
  for (const limit of [0, 1_001, 1.5, '9']) {
    expect(await post('/v1/dead-letters', { limit })).toMatchObject({ code: 'BODY_REJECTED', status: 400 });
  }
  expect(await post('/v1/dead-letters/drop', {})).toMatchObject({ faults: [{ code: 'FIELD_MISSING' }] });
  expect((await ask('/v1/dead-letters', {}, { key: 'write-key' })).status).toBe(403);
});

test('an admin call that cannot be put on record is not made', async () => {
  const { ask, store } = bench({ audit: () => Promise.reject(new Error('disk is full')) });
  await ask('/v1/events', viewed('e1'), { key: 'write-key' });
  expect(await ask('/v1/erase', { customer: 'ada' }, { key: 'admin-key' })).toMatchObject({
    status: 503,
    json: { code: 'AUDIT_FAILED' },
  });
  expect((await store.load('ada'))?.version).toBe(1);
});

test('without a key of the scope nothing is told but why', async () => {
  const { ask } = bench();
  for (const [path, allowed] of Object.entries({
    '/v1/events': ['write-key', 'both-key'],
    '/v1/batch': ['write-key', 'both-key'],
    '/v1/outcomes': ['write-key', 'both-key'],
    '/v1/decide': ['decide-key', 'both-key'],
    '/v1/explain': ['admin-key'],
    '/v1/export': ['admin-key'],
    '/v1/erase': ['admin-key'],
  })) {
    const missing = await ask(path, {});
    expect(missing).toMatchObject({ status: 401, json: { code: 'KEY_MISSING' } });
    expect(missing.headers.get('www-authenticate')).toContain('Bearer');
    expect(await ask(path, {}, { key: 'guess' })).toMatchObject({ status: 401, json: { code: 'KEY_UNKNOWN' } });
    for (const key of ['write-key', 'decide-key', 'both-key', 'admin-key', 'metrics-key']) {
      const { status } = await ask(path, {}, { key });
      if (allowed.includes(key)) expect(status, `${path} ${key}`).not.toBe(403);
      else expect(status, `${path} ${key}`).toBe(403);
    }
  }
  for (const authorization of ['Bearer', 'Digest x', 'Basic !', `Basic ${btoa(':write-key')}`, 'write-key']) {
    expect((await ask('/v1/events', {}, { headers: { authorization } })).json.code).toBe('KEY_MISSING');
  }
});

test('bodies have to be what they say, in UTF-8, and no larger than is allowed', async () => {
  const { ask } = bench({ limits: { body: 1000 } });
  const key = 'write-key';
  const code = async (body: unknown, headers: Readonly<Record<string, string>> = {}) => {
    const { status, json } = await ask('/v1/events', body, { key, headers });
    return `${String(status)} ${json.code ?? ''}`;
  };
  expect(await code({}, { 'content-type': 'text/html' })).toBe('415 TYPE_UNKNOWN');
  expect(await code({}, { 'content-type': 'application/json; charset=latin1' })).toBe('415 TYPE_UNKNOWN');
  expect(await code({}, { 'content-encoding': 'br' })).toBe('415 TYPE_UNKNOWN');
  expect(await code(new TextEncoder().encode('{"id":'))).toBe('400 BODY_REJECTED');
  expect(await code(new Uint8Array([0x22, 0xff, 0x22]))).toBe('400 BODY_REJECTED');
  expect(await code(new Uint8Array())).toBe('400 EVENTS_REJECTED');
  expect(await code('x'.repeat(1001))).toBe('413 BODY_LARGE');
  expect(await code({}, { 'content-length': '1001' })).toBe('413 BODY_LARGE');
  const gzip = { 'content-encoding': 'gzip' };
  expect(await code(gzipSync(JSON.stringify(viewed('e1'))), gzip)).toBe('200 ');
  expect(await code(gzipSync('x'.repeat(100_000)), gzip)).toBe('413 BODY_LARGE');
  expect(await code(new TextEncoder().encode('not packed'), gzip)).toBe('400 BODY_BROKEN');
});

test('a body that ends early or does not end is not taken in', async () => {
  const { fetch, store } = bench({ limits: { patience: 20 } });
  const stream = (pull: (controller: ReadableStreamDefaultController<Uint8Array>) => void) =>
    fetch(
      new Request('http://localhost/v1/events', {
        method: 'POST',
        duplex: 'half',
        headers: { authorization: 'Bearer write-key', 'content-type': 'application/json' },
        body: new ReadableStream({
          start: (controller) => controller.enqueue(new TextEncoder().encode('{"id":"e1"')),
          pull,
        }),
      } as RequestInit),
    );
  const broken = await stream((controller) => controller.error(new Error('reset')));
  expect([broken.status, ((await broken.json()) as { code: string }).code]).toEqual([400, 'BODY_BROKEN']);
  const slow = await stream(() => undefined);
  expect([slow.status, ((await slow.json()) as { code: string }).code]).toEqual([408, 'BODY_SLOW']);
  expect(await store.load('ada')).toBeUndefined();
});

test('what nobody knows is refused in the same form', async () => {
  const { ask, log } = bench();
  const nowhere = await ask('/v2?key=secret');
  expect(nowhere).toMatchObject({ status: 404, json: { code: 'ROUTE_UNKNOWN' } });
  expect((nowhere.json as { detail: string }).detail).toMatch(
    /^expected one of POST \/v1\/events, .+, found \w+ \/v2$/,
  );
  const put = await ask('/v1/events', {}, { method: 'PUT', key: 'write-key' });
  expect(put).toMatchObject({
    status: 405,
    json: { code: 'METHOD_UNKNOWN', detail: 'expected POST, found PUT' },
  });
  expect(put.headers.get('allow')).toBe('POST');
  expect(log.map(({ route, code }) => [route, code])).toEqual([
    ['-', 'ROUTE_UNKNOWN'],
    ['-', 'METHOD_UNKNOWN'],
  ]);
});

/** A store whose first commit waits until it is let go. */
function held() {
  const inner = memoryStore();
  let release: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => (release = resolve));
  const commit: StateStore['commit'] = async (units) => {
    await gone;
    return inner.commit(units);
  };
  return { store: { ...inner, commit }, release };
}

test.each(['/v1/events', '/v1/outcomes', '/v1/batch'])(
  'what is wrong counts among the messages of a body: %s',
  async (path) => {
    const { ask } = bench({ limits: { inputs: 3 } });
    const messages = [{}, {}, {}, {}];
    const body = path === '/v1/batch' ? { batch: messages } : messages;

    expect(await ask(path, body, { key: 'write-key' })).toMatchObject({ status: 413, json: { code: 'BODY_LARGE' } });
  },
);

test('no more inputs are in hand than there is room for; who is refused is told when to come again', async () => {
  const { store, release } = held();
  const { ask } = bench({ limits: { inputs: 3 } }, { store });
  const first = ask('/v1/events', [viewed('e1', 'a'), viewed('e2', 'b')], { key: 'write-key' });
  await vi.waitFor(async () => {
    const second = await ask('/v1/events', [viewed('e3', 'c'), viewed('e4', 'd')], { key: 'write-key' });
    expect(second).toMatchObject({ status: 429, json: { code: 'FULL' } });
    expect(second.headers.get('retry-after')).toBe('1');
    expect(second.headers.get('x-ratelimit-reset')).toBe('1');
  });
  const many = Array.from({ length: 4 }, (_, n) => viewed(`m${String(n)}`));
  expect(await ask('/v1/events', many, { key: 'write-key' })).toMatchObject({ status: 413 });
  release();
  expect((await first).json.accepted).toBe(2);
  expect((await ask('/v1/events', [viewed('e3', 'c'), viewed('e4', 'd')], { key: 'write-key' })).json.accepted).toBe(2);
});

test('no more requests are in hand than there is room for, but who watches is answered', async () => {
  const { store, release } = held();
  const { ask } = bench({ limits: { requests: 1 } }, { store });
  const first = ask('/v1/decide', { customer: 'ada' }, { key: 'decide-key' });
  expect(await ask('/v1/decide', { customer: 'bob' }, { key: 'decide-key' })).toMatchObject({ status: 429 });
  expect((await ask('/health')).status).toBe(200);
  release();
  expect((await first).status).toBe(200);
});

test('who is turned away comes too often as well, and is put on record no more often', async () => {
  const denied: unknown[] = [];
  const keys = [{ name: 'k', scopes: ['write'] as const, secret: 'k', perSecond: 1 }];
  const { ask } = bench({ keys, audit: async (entry) => void denied.push(entry) });
  const codes: unknown[] = [];
  for (let i = 0; i < 4; i += 1) codes.push((await ask('/v1/erase', { customer: 'ada' }, { key: 'k' })).json);

  expect(codes.map((json) => (json as { code: string }).code)).toEqual([
    'SCOPE_MISSING',
    'RATE_EXCEEDED',
    'RATE_EXCEEDED',
    'RATE_EXCEEDED',
  ]);
  expect(denied).toHaveLength(1);
});

test('a key comes no more often than it may', async () => {
  const { ask, clock } = bench({ keys: [{ name: 'k', scopes: ['decide'], secret: 'k', perSecond: 2 }] });
  const status = async () => (await ask('/v1/decide', { customer: 'ada' }, { key: 'k' })).status;
  expect([await status(), await status(), await status()]).toEqual([200, 200, 429]);
  await clock.advance(500);
  expect([await status(), await status()]).toEqual([200, 429]);
});

test('a long body of one customer does not fill their queue with itself', async () => {
  const { ask } = bench({}, { queue: { perCustomer: 2 } });
  const many = Array.from({ length: 50 }, (_, n) => viewed(`e${String(n)}`));
  expect((await ask('/v1/events', many, { key: 'write-key' })).json.accepted).toBe(50);
});

test('after one that is refused nothing of the customer is taken, so that nothing overtakes it', async () => {
  const inner = memoryStore();
  let commits = 0;
  const commit: StateStore['commit'] = async (units) => {
    commits += 1;
    if (commits === 2) throw new Error('disk is full');
    return inner.commit(units);
  };
  const { ask } = bench({}, { store: { ...inner, commit } });
  const body = ['e1', 'e2', 'e3'].map((id) => viewed(id));
  const { status, json } = await ask('/v1/events', body, { key: 'write-key' });
  expect(status).toBe(503);
  expect(json).toMatchObject({ code: 'STORE_FAILED', accepted: 1, refused: 2 });
  // Sending all of it again is safe.
  expect((await ask('/v1/events', body, { key: 'write-key' })).json).toMatchObject({ accepted: 2, duplicate: 1 });
});

test('what is thrown is for the log, not for callers', async () => {
  const store = faulty({ load: () => Promise.reject(new Error('password=1234')) });
  const { ask, log } = bench({}, { store });
  const { status, text } = await ask('/v1/export', { customer: 'ada' }, { key: 'admin-key' });
  expect(status).toBe(503);
  expect(text).not.toContain('1234');
  expect(log.at(-1)).toMatchObject({ level: 'error', code: 'STORE_FAILED', error: new Error('password=1234') });
  for (const [path, body, key] of [
    ['/v1/events', viewed('e1'), 'write-key'],
    ['/v1/decide', { customer: 'ada' }, 'decide-key'],
  ] as const) {
    const refused = await ask(path, body, { key });
    expect(refused).toMatchObject({ status: 503, json: { code: 'STORE_FAILED' } });
    expect(refused.text).not.toContain('1234');
  }
  const own = Object.assign((...given: Parameters<typeof step>) => step(...given), { strategy: step.strategy });
  const foreign = bench({}, { step: own });
  await foreign.ask('/v1/events', viewed('e1'), { key: 'write-key' });
  expect(await foreign.ask('/v1/export', { customer: 'ada' }, { key: 'admin-key' })).toMatchObject({
    status: 500,
    json: { code: 'UNEXPECTED' },
  });
});

test('it is ready as long as the store answers, and alive in any case', async () => {
  const { ask } = bench();
  expect((await ask('/ready')).json).toEqual({ status: 'ready' });
  let asked = 0;
  const count = async (): Promise<undefined> => void (asked += 1);
  const often = bench({}, { store: faulty({ nextDue: count }) });
  // Timers ask as well, once, after this turn.
  await new Promise((resolve) => setImmediate(resolve));
  asked = 0;
  await Promise.all(Array.from({ length: 20 }, () => often.ask('/ready')));
  expect(asked).toBe(1);
  const down = bench({}, { store: faulty({ nextDue: () => Promise.reject(new Error('gone')) }) });
  expect((await down.ask('/ready')).status).toBe(503);
  expect((await down.ask('/health')).status).toBe(200);
});

test('once stopped it refuses, and has answered all that came before', async () => {
  const { store, release } = held();
  const { ask, stop, runtime } = bench({}, { store });
  const first = ask('/v1/decide', { customer: 'ada' }, { key: 'decide-key' });
  const stopped = stop();
  expect(await ask('/v1/decide', { customer: 'ada' }, { key: 'decide-key' })).toMatchObject({
    status: 503,
    json: { code: 'STOPPED' },
  });
  release();
  // What watches is told that it is alive, and takes nothing, for as long as it takes to end.
  expect((await ask('/health')).status).toBe(200);
  expect((await ask('/ready')).status).toBe(503);
  expect((await first).status).toBe(200);
  await stopped;
  expect(await runtime.ready()).toBe(true);
});

test('figures count requests, messages and what happens in the runtime', async () => {
  const { ask } = bench();
  await ask('/v1/events', [viewed('e1'), { ...viewed('e2'), type: '' }], { key: 'write-key' });
  await ask('/v1/decide', { customer: 'ada' });
  const { text, headers } = await ask('/metrics', undefined, { key: 'metrics-key' });
  expect(headers.get('content-type')).toContain('version=0.0.4');
  for (const line of [
    'opportune_http_requests_total{route="POST /v1/events",status="200",code=""} 1',
    'opportune_http_requests_total{route="POST /v1/decide",status="401",code="KEY_MISSING"} 1',
    'opportune_http_request_seconds_bucket{route="POST /v1/events",le="+Inf"} 1',
    'opportune_messages_total{answer="accepted"} 1',
    'opportune_messages_total{answer="rejected"} 1',
    'opportune_inputs_total{kind="event",answer="committed"} 1',
    'opportune_decisions_total{channel="web"} 1',
    'opportune_inputs_in_hand 0',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
});

test('the log tells of no customer and no key', async () => {
  const { ask, log } = bench();
  await ask('/v1/events?customer=ada', viewed('e1'), { key: 'write-key' });
  await ask('/v1/webhooks/ada', new Uint8Array());
  await ask('/v1/decide', { customer: 'ada' }, { key: 'wrong-secret' });
  await ask('/ada');
  expect(log).toHaveLength(4);
  expect(JSON.stringify(log)).not.toMatch(/ada|write-key|wrong-secret/);
});

test('a log that rejects is heard by nobody', async () => {
  const unheard: unknown[] = [];
  const hear = (error: unknown): void => void unheard.push(error);
  process.on('unhandledRejection', hear);
  onTestFinished(() => void process.off('unhandledRejection', hear));
  const { ask } = bench({ log: () => Promise.reject(new Error('no')) as unknown as void });
  expect((await ask('/health')).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(unheard).toEqual([]);
});

test('a log that throws leaves nobody without an answer', async () => {
  const log = (): never => {
    throw new Error('no');
  };
  expect((await bench({ log }).ask('/health')).status).toBe(200);
});

test('pages of other origins may not call unless they are named, and never as administrators', async () => {
  const preflight = { origin: 'https://shop.example', 'access-control-request-method': 'POST' };
  const allowed = async (options: Partial<HandlerOptions>, path: string, origin = 'https://shop.example') => {
    const { ask } = bench(options);
    const { headers } = await ask(path, undefined, { method: 'OPTIONS', headers: { ...preflight, origin } });
    return headers.get('access-control-allow-origin');
  };
  const origins = ['https://shop.example'];
  expect(await allowed({}, '/v1/decide')).toBeNull();
  expect(await allowed({ origins }, '/v1/decide')).toBe('https://shop.example');
  expect(await allowed({ origins }, '/v1/t')).toBe('https://shop.example');
  expect(await allowed({ origins }, '/v1/decide', 'https://evil.example')).toBeNull();
  expect(await allowed({ origins }, '/v1/erase')).toBeNull();
});

test('mounted under a path it answers there', async () => {
  const { ask } = bench({ base: '/api/opportune' });
  expect((await ask('/api/opportune/health')).status).toBe(200);
  expect((await ask('/health')).status).toBe(404);
  expect((await ask('/api/opportune/v1/events', {}, { method: 'PUT' })).status).toBe(405);
});

test.each<[options: Partial<HandlerOptions>, path: string]>([
  [{ keys: [{ name: 'a', scopes: ['write'], secret: '' }] }, '/keys/0/secret'],
  [{ keys: [{ name: 'a', scopes: ['write'], secret: undefined as never }] }, '/keys/0/secret'],
  [{ keys: [{ name: 'a', scopes: ['write'], sha256: 'abc' }] }, '/keys/0/sha256'],
  [{ keys: [{ name: 'a', scopes: [], secret: 'a' }] }, '/keys/0/scopes'],
  [{ keys: [{ name: 'a', scopes: ['write'], secret: 'a', perSecond: 0 }] }, '/keys/0/perSecond'],
  [{ keys: [...KEYS, { name: 'again', scopes: ['write'], secret: 'admin-key' }] }, '/keys/5'],
  [{ keys: [{ name: 'a', scopes: ['write', 'decid' as 'decide'], secret: 'a' }] }, '/keys/0/scopes/1'],
  [{ limits: { body: 0 } }, '/limits/body'],
  [{ limits: { patience: Number.NaN } }, '/limits/patience'],
  [{ origins: ['*'] }, '/origins/0'],
  [{ origins: ['https://shop.example/'] }, '/origins/0'],
])('%j is refused at %s', (options, path) => {
  expect(() => bench(options)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', path }));
});
