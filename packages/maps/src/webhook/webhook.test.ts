import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { OpportuneError, type Delivery, type Report } from '@opportune/core';
import { channelSuite } from '@opportune/testing';
import { describe, expect, it } from 'vitest';

import { sharedJson } from '../../../../.config/shared.ts';
import { webhook } from './webhook.ts';

const SECRET = `whsec_${Buffer.from('a secret of 27 bytes, at lea').toString('base64')}`;
const NEXT = `whsec_${Buffer.from('the secret that comes next, soon').toString('base64')}`;
const NOW = Date.UTC(2026, 10, 22, 9);
const body = readFileSync(new URL('../../fixtures/webhook/report.json', import.meta.url), 'utf8');

/** Standard Webhooks, written a second time and with another library. */
function sign(text: Uint8Array, at: number, secret = SECRET, id = 'm1'): Record<string, string> {
  const timestamp = String(Math.floor(at / 1_000));
  const hmac = createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
    .update(`${id}.${timestamp}.`)
    .update(text);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${hmac.digest('base64')}` };
}

channelSuite('webhook', {
  channel: (fetch) =>
    webhook({ url: 'https://crm.example/hooks/t0ken?k=t0ken', secret: [SECRET, NEXT], timeout: 50, fetch }),
  taken: () => new Response(null, { status: 204 }),
  key: ({ headers }) => headers.get('idempotency-key') ?? undefined,
  secrets: [SECRET, NEXT, 't0ken'],
  reports: { body, sign: (text, at) => sign(text, at), forge: (text, at) => sign(text, at, `whsec_${'a'.repeat(32)}`) },
});

const delivery = (rest: Partial<Delivery> = {}): Delivery => ({
  decision: {
    id: 'd1',
    customer: 'ada',
    action: 'call-back',
    channel: 'crm',
    slot: 'call',
    at: NOW - 1_000,
    cause: { kind: 'request', id: 'r1' },
    score: 3,
    factors: [{ factor: 'value', value: 3 }],
    probability: 1,
    strategy: { id: 'winback', version: '7', hash: '0123456789abcdef0123456789abcdef' },
  },
  profile: { email: 'ada@example.com', phone: '+4917012345678', toString: 'own' },
  now: NOW,
  ...rest,
});

describe('webhook', () => {
  const sent = async (options: Partial<Parameters<typeof webhook>[0]> = {}, status = 200) => {
    const calls: { url: string; headers: Headers; body: string }[] = [];
    const channel = webhook({
      url: 'http://127.0.0.1:8080/decisions',
      secret: SECRET,
      fetch: async (url, init) => {
        calls.push({ url, headers: new Headers(init.headers), body: init.body ?? '' });
        return new Response(null, { status });
      },
      ...options,
    });
    const receipt = await channel.send(delivery());
    return { receipt, call: calls[0] };
  };

  it('posts the decision, and of the profile what is asked for', async () => {
    const { call } = await sent({ attributes: ['email', 'absent', 'constructor'] });
    expect(call?.url).toBe('http://127.0.0.1:8080/decisions');
    expect(JSON.parse(call?.body ?? '')).toEqual({
      type: 'decision',
      timestamp: '2026-11-22T08:59:59.000Z',
      data: { decision: delivery().decision, profile: { email: 'ada@example.com' } },
    });
    expect(JSON.parse((await sent()).call?.body ?? '').data.profile).toEqual({});
  });

  it('signs with the first secret, as Standard Webhooks says', async () => {
    const { call } = await sent({ secret: [NEXT, SECRET] });
    const expected = sign(Buffer.from(call?.body ?? ''), NOW, NEXT, 'd1');
    expect(Object.fromEntries(call?.headers ?? [])).toMatchObject({ ...expected, 'idempotency-key': 'd1' });
  });

  it('tells what was taken from what was done', async () => {
    expect((await sent({}, 202)).receipt.status).toBe('accepted');
    expect((await sent({}, 200)).receipt.status).toBe('sent');
  });

  it('says what the receiver said', async () => {
    const channel = webhook({
      url: 'https://crm.example/decisions',
      secret: SECRET,
      fetch: async () => new Response('  unknown\n customer ', { status: 404 }),
    });
    expect((await channel.send(delivery())).detail).toBe('404 unknown customer');
  });

  it.each([
    ['{"reason":"frequency_capped"}', 409, 'frequency_capped'],
    ['{"reason":"frequency_capped"}', 204, undefined],
    ['{"reason":"sold_out"}', 409, undefined],
    ['frequency_capped', 409, undefined],
  ])('P7 reads why it was refused: %s with %i', async (text, status, reason) => {
    const channel = webhook({
      url: 'https://crm.example/decisions',
      secret: SECRET,
      fetch: async () => new Response(status === 204 ? null : text, { status }),
    });
    expect((await channel.send(delivery())).reason).toBe(reason);
  });

  it('cannot send an id that does not fit into a header', async () => {
    const receipt = await webhook({ url: 'https://crm.example', secret: SECRET }).send({
      ...delivery(),
      decision: { ...delivery().decision, id: 'd\n1' },
    });
    expect(receipt).toMatchObject({ status: 'failed', retryable: false });
  });
});

describe('webhook, reading', () => {
  const text = Buffer.from(body);
  const report = (headers: Record<string, string>, rest: Partial<Report> = {}): Report => ({
    headers,
    body: text,
    received: NOW,
    ...rest,
  });
  const channel = webhook({ url: 'https://crm.example', secret: [SECRET, NEXT], name: 'crm', channel: 'calls' });

  it('maps outcomes, and says why it skips the others', async () => {
    expect(await channel.read(report(sign(text, NOW)))).toEqual({
      ok: true,
      events: [
        {
          kind: 'event',
          id: 'crm:call-1',
          type: 'conversion',
          customer: 'ada',
          time: Date.UTC(2026, 10, 22, 7, 59),
          properties: { decision: 'a1b2c3d4', channel: 'call-centre', revenue: 40, platform: 'crm' },
          source: 'crm',
          received: NOW,
        },
        {
          kind: 'event',
          id: 'crm:call-2',
          type: 'dismissal',
          customer: 'bob',
          time: 1795337940000,
          properties: { channel: 'calls', platform: 'crm' },
          source: 'crm',
          received: NOW,
        },
      ],
      skipped: [
        { index: 2, why: 'type: expected an outcome' },
        { index: 3, why: 'time: expected epoch milliseconds or ISO 8601 with an offset' },
        { index: 4, why: 'customer: expected a string' },
        { index: 5, why: 'id: expected a string' },
        { index: 6, why: 'properties: expected an object' },
        { index: 7, why: 'id: expected a string' },
      ],
    });
  });

  it('takes a single outcome as well', async () => {
    const one = Buffer.from('{"id":"1","type":"click","customer":"ada","time":1795337940000}');
    expect(await channel.read(report(sign(one, NOW), { body: one }))).toMatchObject({ events: [{ id: 'crm:1' }] });
  });

  it('believes every secret while one is replaced, and each of several signatures', async () => {
    const old = sign(text, NOW);
    const next = sign(text, NOW, NEXT);
    const forged = sign(text, NOW, `whsec_${'a'.repeat(32)}`)['webhook-signature'];
    expect(await channel.read(report(next))).toMatchObject({ ok: true });
    for (const genuine of [old, next]) {
      const both = { ...genuine, 'webhook-signature': `v1a,AAAA ${forged} v1,%% ${genuine['webhook-signature']}` };
      expect(await channel.read(report(both))).toMatchObject({ ok: true });
    }
    const none = { ...old, 'webhook-signature': `${forged} v2,${old['webhook-signature']?.slice(3)}` };
    expect(await channel.read(report(none))).toMatchObject({ code: 'SIGNATURE_INVALID' });
  });

  it.each([
    [300, true],
    [301, false],
    [-300, true],
    [-301, false],
  ])('takes a report that is %i s old: %s', async (age, ok) => {
    const reading = await channel.read(report(sign(text, NOW), { received: NOW + age * 1_000 }));
    expect(reading).toMatchObject(ok ? { ok } : { ok, code: 'TOO_OLD' });
  });

  it('refuses a date that is none, though it is signed', async () => {
    const hmac = createHmac('sha256', Buffer.from(SECRET.slice(6), 'base64'))
      .update('m1.soon.')
      .update(text);
    const headers = {
      'webhook-id': 'm1',
      'webhook-timestamp': 'soon',
      'webhook-signature': `v1,${hmac.digest('base64')}`,
    };
    expect(await channel.read(report(headers))).toMatchObject({ ok: false, code: 'MALFORMED' });
  });

  it('verifies what another implementation has signed', async ({ skip }) => {
    const vectors = sharedJson('contracts/webhook-vectors.json') as
      | { resend: { secret: string; headers: Record<string, string>; body: string } }
      | undefined;
    if (vectors === undefined) return skip('did not run: no ../shared/contracts beside the repository');
    const { secret, headers, body: signed } = vectors.resend;
    const renamed = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.replace('svix', 'webhook'), value]),
    );
    const reading = await webhook({ url: 'https://crm.example', secret }).read({
      headers: renamed,
      body: Buffer.from(signed),
      received: Number(renamed['webhook-timestamp']) * 1_000,
    });
    // Genuine, and of a form that is not ours.
    expect(reading).toMatchObject({ ok: true, events: [], skipped: [{ index: 0 }] });
    const changed = { headers: renamed, body: Buffer.from(`${signed} `), received: 1795312000000 };
    expect(await webhook({ url: 'https://crm.example', secret }).read(changed)).toMatchObject({
      code: 'SIGNATURE_INVALID',
    });
  });
});

describe('webhook, options', () => {
  it.each<[string, Partial<Parameters<typeof webhook>[0]>]>([
    ['/url', { url: 'crm.example/decisions' }],
    ['/url', { url: 'http://crm.example/decisions' }],
    ['/url', { url: 'http://127.0.0.1.evil.example/' }],
    ['/url', { url: 'ftp://localhost/' }],
    ['/url', { url: 'https://user:word@crm.example/' }],
    ['/url', { url: 'https://user@crm.example/' }],
    ['/secret/0', { secret: '' }],
    ['/secret/0', { secret: 'whsec_' }],
    ['/secret/0', { secret: 'a secret of 27 bytes, at lea' }],
    ['/secret/0', { secret: `whsec_${'a'.repeat(28)}` }],
    ['/secret/1', { secret: [SECRET, 'whsec_%%%'] }],
    ['/secret', { secret: [] as unknown as [string] }],
    ['/timeout', { timeout: 0 }],
    ['/timeout', { timeout: Number.POSITIVE_INFINITY }],
    ['/tolerance', { tolerance: Number.NaN }],
  ])('refuses %s of %o', (path, options) => {
    const make = (): unknown => webhook({ url: 'https://crm.example', secret: SECRET, ...options });
    expect(make).toThrow(OpportuneError);
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', path }));
  });

  it.each([
    ['http://localhost:3000/'],
    ['http://crm.localhost/'],
    ['http://[::1]:3000/'],
    ['http://127.1.2.3/'],
    ['https://crm.example/'],
  ])('takes %s', (url) => {
    expect(webhook({ url, secret: SECRET }).name).toBe('webhook');
  });

  it('takes http on another host where it is told to', () => {
    expect(webhook({ url: 'http://crm.internal/', secret: SECRET, insecure: true }).name).toBe('webhook');
  });
});
