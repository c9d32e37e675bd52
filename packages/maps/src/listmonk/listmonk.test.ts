import { OpportuneError, type Delivery } from '@opportune/core';
import { channelSuite } from '@opportune/testing';
import { describe, expect, it } from 'vitest';

import { exampleDelivery } from '../../test/exampleDelivery.ts';
import { listmonk } from './listmonk.ts';
import type { ListmonkOptions } from './listmonkOptions.ts';

const TOKEN = 'not-a-real-token';
const base: ListmonkOptions = {
  baseUrl: 'https://listmonk.example/api',
  user: 'opportune',
  token: TOKEN,
  template: 2,
};

const suite = (options: Partial<ListmonkOptions>): Parameters<typeof channelSuite>[1] => ({
  channel: (fetch) => listmonk({ ...base, timeout: 50, fetch, ...options }),
  taken: () => Response.json({ data: true }),
  // listmonk looks at no key; this is what the message names the decision by.
  key: ({ body }) => JSON.parse(body).data?.opportune_decision_id,
  secrets: [TOKEN, btoa(`opportune:${TOKEN}`)],
});

channelSuite('listmonk', suite({}));

const content = { title: 'Still thinking?', items: [1], opportune_decision_id: 'not this one' };
const delivery = exampleDelivery({ content }, { email: 'ada@example.com', tier: 'gold' });

async function sent(options: Partial<ListmonkOptions> = {}, given: Delivery = delivery) {
  const calls: { url: string; headers: Headers; body: unknown }[] = [];
  const channel = listmonk({
    ...base,
    fetch: async (url, init) => {
      calls.push({ url, headers: new Headers(init.headers), body: JSON.parse(init.body ?? '') });
      return Response.json({ data: true });
    },
    ...options,
  });
  return { receipt: await channel.send(given), calls };
}

describe('listmonk, sending', () => {
  const data = {
    title: 'Still thinking?',
    items: [1],
    opportune_decision_id: 'd1',
    opportune_customer_id: 'ada',
    opportune_action: 'cart-reminder',
    opportune_slot: 'inbox',
  };

  it('sends one message, with all that it shows, to an address that need be no subscriber', async () => {
    const { receipt, calls } = await sent();
    expect(receipt.status).toBe('accepted');
    expect(calls.map(({ url, body }) => [url, body])).toEqual([
      [
        'https://listmonk.example/api/tx',
        { subscriber_mode: 'fallback', subscriber_emails: ['ada@example.com'], template_id: 2, data },
      ],
    ]);
    expect(Object.fromEntries(calls[0]?.headers ?? [])).toEqual({
      accept: 'application/json',
      authorization: `Basic ${btoa(`opportune:${TOKEN}`)}`,
      'content-type': 'application/json',
    });
  });

  it('maps who gets which template and what it shows, and none of them displaces what is ours', async () => {
    const { calls } = await sent({
      baseUrl: 'http://localhost:9000/api/',
      template: ({ decision }) => decision.customer.length,
      identify: () => ({ id: 47 }),
      properties: ({ profile }) => ({ tier: profile['tier'] }),
      message: () => ({ subject: 'Hello', template_id: 9, subscriber_mode: 'external', data: {} }),
    });
    expect(calls.map(({ url }) => url)).toEqual(['http://localhost:9000/api/tx']);
    expect(calls[0]?.body).toEqual({
      subject: 'Hello',
      subscriber_mode: 'default',
      subscriber_ids: [47],
      template_id: 3,
      data: { ...data, title: undefined, items: undefined, tier: 'gold' },
    });
  });

  it('makes a subscriber of who is none, and changes none', async () => {
    const urls: string[] = [];
    const bodies: unknown[] = [];
    const { receipt } = await sent({
      profile: ({ profile }) => ({ name: 'Ada', lists: [1], attribs: { tier: profile['tier'] } }),
      fetch: async (url, init) => {
        urls.push(url);
        bodies.push(JSON.parse(init.body ?? ''));
        const isThere = url.endsWith('/subscribers');
        return isThere ? Response.json({ message: 'E-mail already exists.' }, { status: 409 }) : Response.json({});
      },
    });
    expect(receipt.status).toBe('accepted');
    expect(urls).toEqual(['https://listmonk.example/api/subscribers', 'https://listmonk.example/api/tx']);
    expect(bodies[0]).toEqual({
      email: 'ada@example.com',
      status: 'enabled',
      name: 'Ada',
      lists: [1],
      attribs: { tier: 'gold' },
    });
    expect((await sent({ profile: () => undefined })).calls).toHaveLength(1);
  });

  it('sends nothing where the subscriber could not be written, and takes 409 of a message for a failure', async () => {
    const answered = async (status: number, options: Partial<ListmonkOptions>) => {
      const urls: string[] = [];
      const { receipt } = await sent({
        ...options,
        fetch: async (url) => {
          urls.push(url);
          return Response.json({ message: 'Permission denied.' }, { status });
        },
      });
      return { receipt, calls: urls.length };
    };
    const failed = { status: 'failed', retryable: false };
    expect(await answered(403, { profile: () => ({}) })).toMatchObject({
      receipt: { ...failed, detail: '403 Permission denied.' },
      calls: 1,
    });
    expect(await answered(409, {})).toMatchObject({ receipt: failed, calls: 1 });
  });

  it.each<[string, Partial<ListmonkOptions>]>([
    ['nobody', { identify: () => ({ email: '' }) }],
    ['no subscriber', { identify: () => ({ id: 0 }) }],
    ['no template', { template: () => 1.5 }],
    ['a subscriber to write without an address', { identify: () => ({ id: 47 }), profile: () => ({}) }],
  ])('fails for good with %s', async (_, options) => {
    const { receipt, calls } = await sent(options);
    expect(receipt).toMatchObject({ status: 'failed', retryable: false, detail: /could not be written/ });
    expect(calls).toEqual([]);
  });
});

describe('listmonk, options', () => {
  it.each<[string, Partial<ListmonkOptions>]>([
    ['/user', { user: '' }],
    ['/user', { user: 'a:b' }],
    ['/token', { token: '' }],
    ['/template', { template: 0 }],
    ['/baseUrl', { baseUrl: 'http://listmonk.example/api' }],
    ['/timeout', { timeout: -1 }],
  ])('refuses %s of %o', (path, options) => {
    const make = (): unknown => listmonk({ ...base, ...options });
    expect(make).toThrow(OpportuneError);
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', path }));
  });
});
