import type { Contract } from '../contract.ts';
import { resendLimits } from './resendLimits.ts';

const text = { type: 'string', minLength: 1 } as const;
const address = { type: 'string', pattern: '^([^<>]*<)?[^@\\s<>]+@[^@\\s<>]+>?$' };
const word = { type: 'string', pattern: '^[A-Za-z0-9_-]{1,256}$' };

const headers = { authorization: '^Bearer .+$', 'content-type': '^application/json$' };

const written = { anyOf: [{ required: ['html'] }, { required: ['text'] }] };

const mail = {
  type: 'object',
  required: ['from', 'to'],
  // A template brings its own HTML and text, and may bring its subject.
  anyOf: [
    { required: ['template'], not: written },
    { required: ['subject'], not: { required: ['template'] }, ...written },
  ],
  properties: {
    from: address,
    to: { type: 'array', minItems: 1, maxItems: 50, items: address },
    subject: text,
    html: { type: 'string' },
    text: { type: 'string' },
    template: {
      type: 'object',
      required: ['id'],
      properties: {
        id: text,
        variables: {
          type: 'object',
          propertyNames: { pattern: '^\\w{1,50}$' },
          additionalProperties: {
            anyOf: [
              { type: 'string', maxLength: 2_000 },
              { type: 'number', maximum: Number.MAX_SAFE_INTEGER },
            ],
          },
        },
      },
    },
    tags: {
      type: 'array',
      items: { type: 'object', required: ['name', 'value'], properties: { name: word, value: word } },
    },
    topic_id: text,
  },
};

const event = {
  type: 'object',
  required: ['event', 'email'],
  properties: {
    event: { type: 'string', minLength: 1, not: { pattern: '^resend:' } },
    email: { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$' },
    payload: { type: 'object' },
  },
};

/**
 * What Resend demands of the two requests that `resend` makes, as plain data: the facts of the platform's documents in
 * our own words, for a stand-in of the platform. Narrower in two places: recipients are a list, and an event is for an
 * address, not for Resend's own id of a contact.
 *
 * @example
 * ```ts
 * import { resendContract } from '@opportune/maps/resend';
 *
 * resendContract.operations.map((operation) => operation.path); // => ['/emails', '/events/send']
 * ```
 * @see {@link https://resend.com/docs/api-reference/emails/send-email | Send Email}
 * @see {@link https://resend.com/docs/api-reference/events/send-event | Send Event}
 * @public
 */
export const resendContract: Contract = {
  operations: [
    {
      name: 'mail',
      method: 'POST',
      path: '/emails',
      headers: { ...headers, 'idempotency-key': '^.{1,256}$' },
      body: mail,
      taken: [200],
    },
    { name: 'event', method: 'POST', path: '/events/send', headers, body: event, taken: [202] },
  ],
  limits: resendLimits,
};
