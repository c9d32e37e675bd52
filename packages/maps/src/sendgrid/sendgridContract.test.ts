import type { Delivery } from '@opportune/core';
import { Ajv, type ValidateFunction } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../.config/shared.ts';
import { sendgrid } from './sendgrid.ts';
import { sendgridContract } from './sendgridContract.ts';

interface Sent {
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
}

const delivery = (content: unknown): Delivery => ({
  decision: {
    id: 'd1',
    customer: 'ada',
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
  const channel = sendgrid({
    key: 'SG.test',
    from: { email: 'shop@example.com' },
    template: 'd-1',
    mail: () => ({ asm: { group_id: 10 }, categories: ['cart'], reply_to: { email: 'help@example.com' } }),
    fetch: async (url, init) => {
      requests.push({ url, headers: new Headers(init.headers), body: JSON.parse(init.body ?? '') });
      return new Response(null, { status: 202 });
    },
  });
  await channel.send(delivery(undefined));
  await channel.send(delivery('Hello'));
  await channel.send(delivery({ title: 'Hello', items: [{ id: 1 }] }));
  expect(requests).toHaveLength(3);
});

const personal = (change: object = {}): object => ({
  to: [{ email: 'a@b.c' }],
  dynamic_template_data: {},
  custom_args: { opportune_decision_id: 'd1' },
  ...change,
});
const mail = (change: object = {}): object => ({
  from: { email: 's@x.y' },
  template_id: 'd-1',
  personalizations: [personal()],
  ...change,
});

/** What the platform refuses: at least one for each demand. */
const refused: [string, unknown][] = [
  ['nothing', {}],
  ['no sender', mail({ from: undefined })],
  ['a sender without an address', mail({ from: { name: 'Shop' } })],
  ['a sender as a text', mail({ from: 's@x.y' })],
  ['no personalizations', mail({ personalizations: undefined })],
  ['a personalization that is no list', mail({ personalizations: personal() })],
  ['more than 1,000 personalizations', mail({ personalizations: Array.from({ length: 1_001 }, () => personal()) })],
  ['nobody', mail({ personalizations: [personal({ to: undefined })] })],
  ['a recipient as a text', mail({ personalizations: [personal({ to: 'a@b.c' })] })],
  ['a recipient without an address', mail({ personalizations: [personal({ to: [{}] })] })],
  ['data that are a text', mail({ personalizations: [personal({ dynamic_template_data: 'x' })] })],
  ['arguments that are a text', mail({ personalizations: [personal({ custom_args: 'x' })] })],
  ['a template that is a number', mail({ template_id: 7 })],
  ['an unsubscribe group without an id', mail({ asm: {} })],
  ['more than 10 categories', mail({ categories: Array.from({ length: 11 }, (_, index) => `c${index}`) })],
];
const ourRefused: [string, unknown][] = [
  ['no template', mail({ template_id: undefined })],
  ['a template of the old kind', mail({ template_id: '0123' })],
  ['no personalization', mail({ personalizations: [] })],
  ['no recipient', mail({ personalizations: [personal({ to: [] })] })],
  ['an address that is none', mail({ personalizations: [personal({ to: [{ email: 'ada' }] })] })],
  ['an argument that is a number', mail({ personalizations: [personal({ custom_args: { a: 1 } })] })],
];

/** As it goes over the wire, where undefined is absent. */
const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('sendgridContract', () => {
  const [operation] = sendgridContract.operations;
  const valid = new Ajv({ strict: true, strictRequired: false, allErrors: true }).compile(operation?.body ?? {});

  it('holds every request of the adapter', () => {
    for (const { url, headers, body } of requests) {
      expect(new URL(url).pathname).toBe(operation?.path);
      valid(body);
      expect(valid.errors).toBeNull();
      for (const [name, pattern] of Object.entries(operation?.headers ?? {})) {
        expect(headers.get(name), name).toMatch(new RegExp(pattern));
      }
    }
  });

  it('is plain data', () => {
    expect(structuredClone(sendgridContract)).toEqual(sendgridContract);
    expect(wire(sendgridContract)).toEqual(sendgridContract);
  });

  it.each([...refused, ...ourRefused])('refuses %s', (_, body) => {
    expect(valid(wire(mail()))).toBe(true);
    expect(valid(wire(body))).toBe(false);
  });
});

describe("the vendor's own contract", () => {
  const file = sharedJson('contracts/sendgrid/mail.openapi.json') as object | undefined;
  const validator = (contract: object): ValidateFunction => {
    // Unknown formats are left to our own contract, which has patterns for them.
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema(contract, 'sendgrid');
    const at = 'components/requestBodies/PostMailSend/content/application~1json/schema';
    const valid = ajv.getSchema(`sendgrid#/${at}`);
    if (valid === undefined) throw new Error('no schema for a mail');
    return valid;
  };

  it('holds every request of the adapter', ({ skip }) => {
    if (file === undefined) return skip(ABSENT);
    const valid = validator(file);
    for (const { body } of requests) {
      valid(body);
      expect(valid.errors).toBeNull();
    }
  });

  // A schema that does not compile, or refuses nothing, would make the test above worthless.
  it('refuses what we refuse', ({ skip }) => {
    if (file === undefined) return skip(ABSENT);
    const valid = validator(file);
    expect(valid(wire(mail()))).toBe(true);
    for (const [what, body] of refused) expect(valid(wire(body)), what).toBe(false);
  });
});
