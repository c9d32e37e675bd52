import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { days, hours, minutes, type CustomerEvent, type Decision } from '@opportune/core';
import { klaviyo } from '@opportune/maps/klaviyo';
import { Ajv } from 'ajv';
import { describe, expect, it, onTestFinished } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import { temporary } from '../../test/temporary.ts';
import { readJournal, type Entry } from './journal.ts';
import type { MapConfig } from './mapConfig.ts';
import type { MapFigures } from './mapFigures.ts';
import { mapServer } from './mapServer.ts';

const START = Date.parse('2026-10-19T00:00:00Z');

const listen = (server: ReturnType<typeof createServer>): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`));
    onTestFinished(() => void server.close());
  });

/** A platform, the channel that speaks to it, and what the channel reads out of its reports. */
async function platform(change: Partial<MapConfig> = {}) {
  const heard: CustomerEvent[] = [];
  let now = START;
  const shop = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = request.headers as Record<string, string>;
      void channel.read!({ headers, body: Buffer.concat(chunks), received: now }).then((reading) => {
        if (reading.ok) heard.push(...reading.events);
        response.writeHead(reading.ok ? 200 : 401).end();
      });
    });
  });
  const config: MapConfig = {
    seed: 7,
    customers: 0,
    start: START,
    days: 14,
    key: 'pk_test',
    secret: 'a-secret-of-the-test',
    reportTo: await listen(shop),
    journal: join(temporary(), 'map.jsonl'),
    ...change,
  };
  const url = await listen(mapServer(config));
  const channel = klaviyo({ key: 'pk_test', secret: 'a-secret-of-the-test', baseUrl: url });
  const advance = async (to: number): Promise<MapFigures> => {
    now = to;
    const response = await fetch(`${url}/advance?to=${String(to)}`, { method: 'POST' });
    return ((await response.json()) as { figures: MapFigures }).figures;
  };
  const send = (id: string, customer = 'c1') =>
    channel.send({ decision: { ...DECISION, id, customer }, profile: { email: 'c1@customer.example' }, now: START });
  return { config, url, channel, heard, advance, send };
}

const DECISION: Decision = {
  id: 'd1',
  customer: 'c1',
  action: 'cart-reminder',
  channel: 'email',
  slot: 'inbox',
  content: { subject: 'Your cart is still here' },
  at: START,
  cause: { kind: 'request', id: 'r1' },
  score: 1,
  factors: [],
  probability: 1,
  strategy: { id: 'retail', version: '1', hash: '0'.repeat(32) },
};

const post = (url: string, headers: Record<string, string>, body: unknown) =>
  fetch(`${url}/api/events`, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });

interface VendorContract {
  readonly components: {
    readonly responses: { readonly ClientError: { readonly content: Readonly<Record<string, { schema: object }>> } };
  };
}

const HEADERS = {
  authorization: 'Klaviyo-API-Key pk_test',
  'content-type': 'application/vnd.api+json',
  revision: '2026-07-15',
};

describe('the mailing platform', () => {
  it('takes what the adapter sends, once in effect', async () => {
    const { send, config, advance } = await platform();
    let receipt = await send('d1');
    while (receipt.status === 'failed') receipt = await send('d1');
    expect(receipt.status).toBe('accepted');
    expect((await send('d1')).status).toMatch(/accepted|failed/);
    expect(readJournal(config.journal).filter(({ outcome }) => outcome === 'sent')).toHaveLength(1);
    expect((await advance(START + hours(1))).received).toBe(1);
  });

  it('is busy or out of order now and then, and says when to come back', async () => {
    const { send } = await platform();
    const receipts = await Promise.all(Array.from({ length: 150 }, (_, n) => send(`d${String(n)}`)));
    const failed = receipts.filter(({ status }) => status === 'failed');
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.length).toBeLessThan(30);
    expect(failed.every(({ retryable }) => retryable)).toBe(true);
    expect(failed.find(({ detail }) => detail?.startsWith('429'))?.retryAfter).toBe(60_000);
  });

  it('is never either where it is calm, and tells nobody where it is not told whom', async () => {
    const { send, config } = await platform({ isCalm: true });
    const receipts = await Promise.all(Array.from({ length: 150 }, (_, n) => send(`d${String(n)}`)));
    expect(new Set(receipts.map(({ status }) => status))).toEqual(new Set(['accepted']));
    const { reportTo: _, ...silent } = config;
    const url = await listen(mapServer(silent));
    const { status } = await fetch(`${url}/advance?to=${String(START + hours(1))}`, { method: 'POST' });
    expect(status).toBe(200);
  });

  it.each([
    ['no key', { ...HEADERS, authorization: '' }, {}, 401, 'authorization'],
    ['a wrong key', { ...HEADERS, authorization: 'Klaviyo-API-Key pk_other' }, {}, 401, 'the key is not known'],
    ['another media type', { ...HEADERS, 'content-type': 'application/json' }, {}, 415, 'content-type'],
    ['no revision', { ...HEADERS, revision: '' }, {}, 400, 'revision'],
    ['no JSON', HEADERS, '{', 400, 'not JSON'],
    [
      'an event without a metric',
      HEADERS,
      { data: { type: 'event', attributes: { profile: {}, properties: {} } } },
      400,
      "required property 'metric'",
    ],
  ])('refuses %s, as JSON:API does', async (_what, headers, body, status, detail) => {
    const { url, advance } = await platform();
    const response = await post(url, headers, body);
    expect(response.status).toBe(status);
    const { errors } = (await response.json()) as { errors: { detail: string }[] };
    expect(errors.map((error) => error.detail).join('; ')).toContain(detail);
    expect((await advance(START)).refused).toBe(1);
  });

  it('takes a profile, and sends nothing for it', async () => {
    const { url, config } = await platform();
    const profile = { data: { type: 'profile', attributes: { email: 'c1@customer.example' } } };
    const response = await fetch(`${url}/api/profile-import`, {
      method: 'POST',
      headers: HEADERS,
      body: JSON.stringify(profile),
    });
    expect(response.status).toBe(200);
    expect(readJournal(config.journal)).toEqual([]);
  });

  it("answers what it does not take with the errors of the vendor's contract", async (context) => {
    const contract = sharedJson('contracts/klaviyo/stable.openapi.json') as VendorContract | undefined;
    if (contract === undefined) return context.skip(ABSENT);
    const { ClientError } = contract.components.responses;
    const isError = new Ajv({ strict: false }).compile(ClientError.content['application/vnd.api+json']!.schema);
    const { url } = await platform();
    const answers = [await post(url, HEADERS, '{'), await post(url, { ...HEADERS, revision: '' }, {})];
    const event = (id: string) => ({
      metric: { data: { type: 'metric', attributes: { name: 'm' } } },
      profile: { data: { type: 'profile', attributes: { external_id: 'c1' } } },
      properties: {},
      unique_id: id,
    });
    for (let n = 0; n < 60; n += 1) {
      answers.push(await post(url, HEADERS, { data: { type: 'event', attributes: event(`d${String(n)}`) } }));
    }
    const refused = answers.filter(({ status }) => status !== 202);
    expect(new Set(refused.map(({ status }) => status))).toContain(429);
    for (const response of refused) {
      expect(response.headers.get('content-type')).toBe('application/vnd.api+json');
      expect(isError(await response.json()), JSON.stringify(isError.errors)).toBe(true);
    }
  });

  it('reports what recipients make of its promotions, so that the adapter believes it', async () => {
    const { advance, heard } = await platform({ customers: 120 });
    const figures = await advance(START + days(3));
    expect(figures.received).toBeGreaterThan(80);
    const seen = (type: string): number => heard.filter((event) => event.type === type).length;
    expect({ delivery: seen('delivery'), impression: seen('impression'), click: seen('click') }).toEqual({
      delivery: figures.received,
      impression: figures.opened,
      click: figures.clicked,
    });
    expect(heard.filter(({ properties }) => 'decision' in properties)).toEqual([]);
  });

  it('remembers after a restart, and reports the same again', async () => {
    const first = await platform();
    for (let n = 0; n < 60; n += 1) await first.send(`d${String(n)}`, `c${String(n)}`);
    await first.advance(START + days(3));
    const second = await platform({ journal: first.config.journal });
    await second.advance(START + days(3));
    expect(second.heard.map(({ id }) => id)).toEqual(first.heard.map(({ id }) => id));
    expect(first.heard.find(({ type }) => type === 'click')?.properties).toMatchObject({
      decision: expect.stringMatching(/^d\d+$/) as string,
    });
  });

  it('goes on where it was when it went down: nothing is reported twice, and what was due meanwhile is made up for', async () => {
    const outage = { from: START + hours(1), to: START + hours(6) };
    const first = await platform({ outage });
    for (let n = 0; n < 60; n += 1) await first.send(`d${String(n)}`, `c${String(n)}`);
    const before = await first.advance(outage.from);
    const second = await platform({ outage, journal: first.config.journal, reported: outage.from });
    expect(await second.advance(outage.to)).toEqual(before);
    expect(second.heard).toEqual([]);
    const after = await second.advance(START + days(3));

    const never = await platform({ outage, journal: first.config.journal });
    expect(await never.advance(START + days(3))).toEqual(after);
    const ids = [...first.heard, ...second.heard].map(({ id }) => id);
    expect(ids).toEqual(never.heard.map(({ id }) => id));
    expect(second.heard.filter(({ time }) => time < outage.to + minutes(30))).toEqual([]);
    expect(after.opened).toBeGreaterThan(before.opened);
  });

  it('passes over a last line that was cut off', async () => {
    const { send, config } = await platform();
    await send('d1');
    appendFileSync(config.journal, '{"uniqueId":"d2","cust');
    expect(readJournal(config.journal).map((entry: Entry) => entry.uniqueId)).toEqual(['d1']);
  });
});
