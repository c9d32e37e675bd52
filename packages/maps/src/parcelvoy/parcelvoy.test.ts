import { readFileSync } from 'node:fs';

import { OpportuneError, type Delivery, type Reading } from '@opportune/core';
import { channelSuite } from '@opportune/testing';
import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import { parcelvoy } from './parcelvoy.ts';
import type { ParcelvoyOptions } from './parcelvoyOptions.ts';

const KEY = 'sk_not_a_real_key';
const SECRET = 'secret of our hook';
const NOW = Date.UTC(2026, 10, 22, 9);
const body = readFileSync(new URL('../../fixtures/parcelvoy/report.json', import.meta.url), 'utf8');
const base: ParcelvoyOptions = { key: KEY, baseUrl: 'https://parcelvoy.example/api' };

const suite = (options: Partial<ParcelvoyOptions>): Parameters<typeof channelSuite>[1] => ({
  channel: (fetch) => parcelvoy({ ...base, timeout: 50, fetch, ...options }),
  taken: ({ url }) =>
    url.endsWith('/events') ? new Response(null, { status: 204 }) : Response.json({ success: true }),
  // Parcelvoy looks at no key; this is what its events, and our reports, name the decision by.
  key: ({ body: sent }) => {
    const request = JSON.parse(sent);
    return (request[0]?.data ?? request.event).opportune_decision_id;
  },
  secrets: [KEY, SECRET],
});

channelSuite('parcelvoy by a campaign', suite({ trigger: { campaign: 3 } }));
channelSuite('parcelvoy by a journey', suite({ trigger: { journey: 5, entrance: 12 } }));
channelSuite('parcelvoy by an event, which writes users and reads reports', {
  ...suite({ secret: [SECRET, 'another'], profile: ({ profile }) => ({ segment: profile['segment'] }) }),
  reports: {
    proves: 'sender',
    body,
    sign: () => ({ 'x-opportune-secret': SECRET }),
    forge: () => ({ 'x-opportune-secret': 'secret of his own' }),
  },
});

const delivery = (rest: Partial<Delivery> = {}): Delivery => ({
  decision: {
    id: 'd1',
    customer: 'ada',
    action: 'cart-reminder',
    channel: 'email',
    slot: 'inbox',
    content: { title: 'Still thinking?', opportune_decision_id: 'not this one' },
    at: NOW - 1_000,
    cause: { kind: 'request', id: 'r1' },
    score: 3,
    factors: [],
    probability: 1,
    strategy: { id: 'winback', version: '7', hash: '0123456789abcdef0123456789abcdef' },
  },
  profile: { email: 'ada@example.com', phone: 7, timezone: 'Europe/London', segment: 'loyal' },
  now: NOW,
  ...rest,
});

async function sent(options: Partial<ParcelvoyOptions> = {}, given: Delivery = delivery()) {
  const calls: { url: string; headers: Headers; sent: unknown }[] = [];
  const channel = parcelvoy({
    ...base,
    fetch: async (url, init) => {
      calls.push({ url, headers: new Headers(init.headers), sent: JSON.parse(init.body ?? '') });
      return new Response(null, { status: 204 });
    },
    ...options,
  });
  return { receipt: await channel.send(given), calls };
}

describe('parcelvoy, sending', () => {
  const event = {
    title: 'Still thinking?',
    opportune_decision_id: 'd1',
    opportune_customer_id: 'ada',
    opportune_action: 'cart-reminder',
    opportune_slot: 'inbox',
  };
  const contact = { email: 'ada@example.com', timezone: 'Europe/London' };
  const profile: ParcelvoyOptions['profile'] = ({ profile: { segment } }) => ({ segment, email: 'not this one' });

  it('posts one event, with the user, so that neither waits in a queue of its own', async () => {
    const { receipt, calls } = await sent({ key: 'pk_public' });
    expect(receipt.status).toBe('accepted');
    expect(calls).toHaveLength(1);
    expect(calls[0]?.url).toBe('https://parcelvoy.example/api/client/events');
    expect(calls[0]?.sent).toEqual([{ name: 'opportune_decision', external_id: 'ada', data: event, user: contact }]);
    expect(Object.fromEntries(calls[0]?.headers ?? [])).toEqual({
      accept: 'application/json',
      authorization: 'Bearer pk_public',
      'content-type': 'application/json',
    });
    const written = await sent({ profile });
    expect(written.calls).toHaveLength(1);
    expect(written.calls[0]?.sent).toMatchObject([
      { user: { ...contact, data: { segment: 'loyal', email: 'not this one' } } },
    ]);
  });

  it('writes nothing to a user of whom nothing is known', async () => {
    const { calls } = await sent({ profile: () => undefined }, delivery({ profile: {} }));
    expect(calls[0]?.sent).toEqual([{ name: 'opportune_decision', external_id: 'ada', data: event }]);
  });

  it('triggers a campaign', async () => {
    const { calls } = await sent({ trigger: { campaign: 3 }, profile, baseUrl: 'http://localhost:13001/api/' });
    expect(calls.map(({ url }) => url)).toEqual(['http://localhost:13001/api/client/campaigns/3/trigger']);
    expect(calls[0]?.sent).toEqual({ user: { segment: 'loyal', ...contact, external_id: 'ada' }, event });
  });

  it('enters a journey', async () => {
    const { calls } = await sent({ trigger: { journey: 5, entrance: 12 } });
    expect(calls.map(({ url }) => url)).toEqual(['https://parcelvoy.example/api/client/journeys/5/trigger']);
    expect(calls[0]?.sent).toEqual({ entrance_id: 12, user: { ...contact, external_id: 'ada' }, event });
  });

  it('chooses by decision, and names whom and what the application says', async () => {
    const { calls } = await sent({
      trigger: ({ decision }) => ({ event: `decided ${decision.action}` }),
      identify: ({ decision }) => ({ external_id: `crm-${decision.customer}` }),
      properties: ({ profile: { segment } }) => ({ segment }),
    });
    expect(calls[0]?.sent).toEqual([
      {
        name: 'decided cart-reminder',
        external_id: 'crm-ada',
        data: { ...event, title: undefined, segment: 'loyal' },
      },
    ]);
  });

  it.each<[string, Partial<ParcelvoyOptions>]>([
    ['nobody', { identify: () => ({ external_id: '' }) }],
    ['an event without a name', { trigger: () => ({ event: '' }) }],
    ['no campaign', { trigger: () => ({ campaign: 0 }) }],
  ])('fails for good with %s', async (_, options) => {
    const { receipt, calls } = await sent(options);
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: /could not be written/ });
    expect(calls).toEqual([]);
  });

  it('does not send what the server would take for a fault of its own', async () => {
    const content = { text: 'x'.repeat(1_048_576) };
    const { receipt, calls } = await sent({}, delivery({ decision: { ...delivery().decision, content } }));
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: /1048576/ });
    expect(calls).toEqual([]);
  });

  it.each<[number, unknown, object]>([
    [400, { status: 'error', error: 'An error occurred with this request.' }, { retryable: true }],
    [400, { status: 'error', error: { message: 'connect ECONNREFUSED', stack: 'Error: …' } }, { retryable: true }],
    [400, { status: 'error', error: 'The request journey step is invalid', code: 9001 }, { retryable: false }],
    [403, { status: 'error', error: { message: 'no', stack: 'Error: …' } }, { retryable: false }],
    [401, { status: 'error', error: 'Authorization error.', code: 1000 }, { retryable: false }],
    [422, { status: 'error', error: "Must have required property 'name'" }, { retryable: false }],
    [200, { success: false, error: 'no' }, { retryable: false }],
  ])('reads the answer %i %o', async (status, said, expected) => {
    const { receipt } = await sent({ fetch: async () => Response.json(said, { status }) });
    expect(receipt).toMatchObject({ status: 'failed', ...expected });
  });

  it('says what Parcelvoy says', async () => {
    const answer = async (said: unknown) =>
      (await sent({ fetch: async () => Response.json(said, { status: 422 }) })).receipt.detail;
    expect(await answer({ status: 'error', error: 'Must have' })).toBe('422 Must have');
    expect(await answer({ status: 'error', error: { message: 'connect', stack: 'at' } })).toBe('422 connect');
    expect(await answer(['?'])).toBe('422 ["?"]');
  });
});

describe('parcelvoy, reading', () => {
  const read = async (said: object, options: Partial<ParcelvoyOptions> = {}, headers?: object): Promise<Reading> => {
    const channel = parcelvoy({ ...base, secret: SECRET, ...options });
    const report = { headers: { 'x-opportune-secret': SECRET, ...headers }, body: Buffer.from(JSON.stringify(said)) };
    const found = await channel.read?.({ ...report, received: NOW });
    if (found === undefined) throw new Error('the channel has no read');
    return found;
  };

  it('reads a click with the decision that its link carries', async () => {
    expect(await read(JSON.parse(body))).toEqual({
      ok: true,
      events: [
        {
          kind: 'event',
          id: 'parcelvoy:3:118',
          type: 'click',
          customer: 'ada',
          time: Date.UTC(2026, 10, 22, 8, 52),
          properties: {
            decision: 'a1b2c3d4',
            channel: 'email',
            platform: 'parcelvoy',
            url: 'https://shop.example/cart?opportune_decision_id=a1b2c3d4',
          },
          source: 'parcelvoy',
          received: NOW,
        },
      ],
      skipped: [],
    });
  });

  it.each([
    ['email_opened', 'impression'],
    ['email_bounced', 'bounce'],
    ['email_complained', 'complaint'],
    ['unsubscribed', 'unsubscribe'],
  ])('reads %s as %s', async (event, type) => {
    const found = await read({ event, user: 'ada', id: '1', time: '2026-11-22T08:52:00Z', url: '', decision: 'd2' });
    expect(found).toMatchObject({ events: [{ type, customer: 'ada', properties: { decision: 'd2' } }] });
    expect(found.ok && found.events[0]?.properties).not.toHaveProperty('url');
  });

  it('tells reports apart that have no id, by what they say and when it was', async () => {
    const ids = async (said: object) => {
      const found = await read({ event: 'email_clicked', user: 'ada', ...said });
      return found.ok && found.events.map(({ id, time }) => [id, time]);
    };
    const time = '2026-11-22T08:52:00.000Z';
    expect(await ids({ time })).toEqual([['parcelvoy:email_clicked:ada:1795337520000:', 1795337520000]]);
    expect(await ids({ time })).toEqual(await ids({ time }));
    expect(await ids({ time })).not.toEqual(await ids({ time, url: 'https://shop.example/' }));
    expect(await ids({ time: '' })).toEqual([[`parcelvoy:email_clicked:ada:${NOW}:`, NOW]]);
    // What the template of the guide writes where a field is not there.
    for (const id of [':', '7:', ':118']) expect(await ids({ time, id })).toEqual(await ids({ time }));
    expect(await ids({ time, id: '7:118' })).toEqual([['parcelvoy:7:118', 1795337520000]]);
  });

  it('reads the events that the application names, for its channel', async () => {
    const options: Partial<ParcelvoyOptions> = { outcomes: { text_clicked: 'click' }, channel: 'sms' };
    expect(await read({ event: 'text_clicked', user: 'ada' }, options)).toMatchObject({
      events: [{ type: 'click', properties: { channel: 'sms' } }],
    });
  });

  it.each([
    [{ user: 'ada' }, 'event "" is not read'],
    [{ event: 'email_sent', user: 'ada' }, 'event "email_sent" is not read'],
    [{ event: 'toString', user: 'ada' }, 'event "toString" is not read'],
    [{ event: 'email_clicked', user: '' }, 'no user'],
  ])('skips %o and says why', async (said, why) => {
    expect(await read(said)).toEqual({ ok: true, events: [], skipped: [{ index: 0, why }] });
  });

  it('believes the captured report, and no other secret', async ({ skip }) => {
    const vectors = sharedJson('contracts/webhook-vectors.json') as { parcelvoy: { body: string } } | undefined;
    if (vectors === undefined) return skip(ABSENT);
    const said = JSON.parse(vectors.parcelvoy.body);
    const secret = 's3cret here';
    const options = { secret, secretHeader: 'X-RTIM' };
    expect(await read(said, options, { 'x-rtim': secret })).toMatchObject({
      ok: true,
      events: [{ type: 'click', customer: 'cust-1', properties: { url: 'http://shop.example/p/42' } }],
      skipped: [],
    });
    for (let at = 0; at < secret.length; at += 1) {
      const changed = `${secret.slice(0, at)}_${secret.slice(at + 1)}`;
      expect(await read(said, options, { 'x-rtim': changed })).toMatchObject({ code: 'SIGNATURE_INVALID' });
    }
  });
});

describe('parcelvoy, options', () => {
  it.each<[string, Partial<ParcelvoyOptions>]>([
    ['/key', { key: '' }],
    ['/key', { key: 'sk with a space' }],
    ['/key', { key: 'pk_public', trigger: { campaign: 3 } }],
    ['/trigger', { trigger: { event: '' } }],
    ['/trigger', { trigger: { campaign: 0 } }],
    ['/trigger', { trigger: { journey: 5, entrance: 1.5 } }],
    ['/baseUrl', { baseUrl: 'http://parcelvoy.example/api' }],
    ['/baseUrl', { baseUrl: 'parcelvoy.example' }],
    ['/secret', { secret: '' }],
    ['/secret', { secret: [] }],
    ['/secretHeader', { secretHeader: 'two words' }],
    ['/timeout', { timeout: -1 }],
  ])('refuses %s of %o', (path, options) => {
    const make = (): unknown => parcelvoy({ ...base, ...options });
    expect(make).toThrow(OpportuneError);
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', path }));
  });

  it('has no read without a secret', () => {
    expect(parcelvoy(base)).not.toHaveProperty('read');
  });
});
