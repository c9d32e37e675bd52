import type { Delivery } from '@opportune/core';
import { Ajv, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import { resend } from './resend.ts';
import { resendContract } from './resendContract.ts';
import type { ResendOptions } from './resendOptions.ts';

interface Sent {
  readonly path: string;
  readonly headers: Headers;
  readonly body: object;
}

const delivery = (content: unknown, customer = 'ada'): Delivery => ({
  decision: {
    id: 'd1',
    customer,
    action: 'cart-reminder',
    channel: 'email',
    slot: 'inbox',
    content,
    at: 1795338000123,
    cause: { kind: 'request', id: 'r1' },
    score: 3,
    factors: [],
    probability: 1,
    strategy: { id: 'winback', version: '7', hash: '0123456789abcdef0123456789abcdef' },
  },
  profile: { email: 'ada@example.com' },
  now: 1795338000123,
});

/** Every shape of request that the adapter makes. */
const requests: Sent[] = [];
beforeAll(async () => {
  const channel = (options: ResendOptions) =>
    resend({
      ...options,
      fetch: async (url, init) => {
        const body: object = JSON.parse(init.body ?? '');
        requests.push({ path: new URL(url).pathname, headers: new Headers(init.headers), body });
        return Response.json({ id: 'e1' });
      },
    });
  const key = 're_test';
  const from = 'Shop <shop@example.com>';
  await channel({ key, from }).send(delivery({ subject: 'Hello', html: '<p>Hello</p>' }));
  await channel({ key, from }).send(delivery({ subject: 'Hello', text: 'Hello' }, 'ada@example.com'));
  const further = () => ({ subject: 'Hello', tags: [{ name: 'category', value: 'cart' }] });
  const cart = channel({ key, from: 'shop@example.com', template: 'cart', mail: further });
  await cart.send(delivery({ title: 'Hello', price: 9.5, items: [{ id: 1 }] }));
  await cart.send(delivery(undefined));
  await channel({ key, event: 'decision.made' }).send(delivery({ title: 'Hello', items: [{ id: 1 }] }));
  await channel({ key, event: 'decision.made' }).send(delivery(undefined));
  expect(requests).toHaveLength(6);
});

const mail = (change: object = {}): object => ({
  from: 's@x.y',
  to: ['a@b.c'],
  subject: 'Hello',
  html: '<p>Hello</p>',
  tags: [{ name: 'opportune_decision_id', value: 'd1' }],
  ...change,
});
const template = (change: object = {}): object =>
  mail({ html: undefined, template: { id: 'cart', variables: { title: 'Hello', price: 9.5 }, ...change } });
const event = (change: object = {}): object => ({ event: 'decision.made', email: 'a@b.c', payload: {}, ...change });

/** What the platform refuses: at least one for each demand. */
const refused: [path: string, what: string, body: unknown][] = [
  ['/emails', 'nothing', {}],
  ['/emails', 'no sender', mail({ from: undefined })],
  ['/emails', 'nobody', mail({ to: undefined })],
  ['/emails', 'an empty list of recipients', mail({ to: [] })],
  ['/emails', 'more than 50 recipients', mail({ to: Array.from({ length: 51 }, () => 'a@b.c') })],
  ['/emails', 'no subject', mail({ subject: undefined })],
  ['/emails', 'HTML that is no text', mail({ html: 7 })],
  ['/emails', 'a template without an id', template({ id: undefined })],
  ['/emails', 'a variable that is a list', template({ variables: { items: ['mug'] } })],
  ['/emails', 'tags that are no list', mail({ tags: { decision: 'd1' } })],
  ['/emails', 'a tag that is a number', mail({ tags: [{ name: 'a', value: 1 }] })],
  ['/events/send', 'no event', event({ event: undefined })],
  ['/events/send', 'an address that is a number', event({ email: 7 })],
  ['/events/send', 'a payload that is a text', event({ payload: 'x' })],
];
const ourRefused: typeof refused = [
  ['/emails', 'a sender that is none', mail({ from: 'Shop' })],
  ['/emails', 'neither HTML nor text nor template', mail({ html: undefined })],
  ['/emails', 'a template and HTML', { ...template(), html: '<p>Hello</p>' }],
  ['/emails', 'a variable with a name that is none', template({ variables: { 'a-b': 'x' } })],
  ['/emails', 'a variable that is too long', template({ variables: { a: 'x'.repeat(2_001) } })],
  ['/emails', 'a tag with a sign that it cannot hold', mail({ tags: [{ name: 'a', value: 'ada@example.com' }] })],
  ['/emails', 'a tag that is too long', mail({ tags: [{ name: 'a', value: 'x'.repeat(257) }] })],
  ['/emails', 'a tag without a value', mail({ tags: [{ name: 'a' }] })],
  ['/events/send', 'nobody', event({ email: undefined })],
  ['/events/send', 'an address that is none', event({ email: 'ada' })],
  ['/events/send', 'a name of the platform', event({ event: 'resend:made' })],
];

/** As it goes over the wire, where undefined is absent. */
const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('resendContract', () => {
  const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true });
  const operation = (path: string) => {
    const found = resendContract.operations.find((each) => each.path === path);
    if (found === undefined) throw new Error(`no operation ${path}`);
    return { ...found, valid: ajv.compile(found.body) };
  };

  it('holds every request of the adapter', () => {
    for (const { path, headers, body } of requests) {
      const { valid, headers: demanded } = operation(path);
      valid(body);
      expect(valid.errors).toBeNull();
      for (const [name, pattern] of Object.entries(demanded)) {
        expect(headers.get(name), name).toMatch(new RegExp(pattern));
      }
    }
  });

  it('is plain data', () => {
    expect(structuredClone(resendContract)).toEqual(resendContract);
    expect(wire(resendContract)).toEqual(resendContract);
  });

  it('takes a template without a subject, which the template has itself', () => {
    expect(operation('/emails').valid(wire({ ...template(), subject: undefined }))).toBe(true);
  });

  it.each([...refused, ...ourRefused])('refuses at %s %s', (path, _, body) => {
    const { valid } = operation(path);
    for (const good of path === '/emails' ? [mail(), template()] : [event()]) expect(valid(wire(good))).toBe(true);
    expect(valid(wire(body))).toBe(false);
  });
});

describe("the vendor's own contract", () => {
  const file = sharedJson('contracts/resend/rest.openapi.json') as object | undefined;
  const validator = (contract: object, path: string): ValidateFunction => {
    // Unknown formats are left to our own contract, which has patterns for them.
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema(contract, 'resend');
    const at = `${path.replaceAll('/', '~1')}/post/requestBody/content/application~1json/schema`;
    const valid = ajv.getSchema(`resend#/paths/${at}`);
    if (valid === undefined) throw new Error(`no schema for ${path}`);
    return valid;
  };

  it('holds every request of the adapter', ({ skip }) => {
    if (file === undefined) return skip(ABSENT);
    for (const { path, body } of requests) {
      const valid = validator(file, path);
      valid(body);
      expect(valid.errors).toBeNull();
    }
  });

  // A schema that does not compile, or refuses nothing, would make the test above worthless.
  it('refuses what we refuse', ({ skip }) => {
    if (file === undefined) return skip(ABSENT);
    expect(validator(file, '/emails')(wire(template()))).toBe(true);
    for (const [path, what, body] of refused) expect(validator(file, path)(wire(body)), what).toBe(false);
  });
});
