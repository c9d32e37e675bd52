import type { Contract } from '../contract.ts';
import { customerioLimits } from './customerioLimits.ts';

const text = { type: 'string', minLength: 1 } as const;
const object = { type: 'object' } as const;

const basic = { authorization: '^Basic [A-Za-z0-9+/]+={0,2}$', 'content-type': '^application/json' };
const bearer = { authorization: '^Bearer \\S+$', 'content-type': '^application/json' };

const event = {
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 100, pattern: '\\S' },
    // A ULID: 26 digits of Crockford's base 32, and 128 bits.
    id: { type: 'string', pattern: '^[0-7][0-9A-HJKMNP-TV-Z]{25}$' },
    // Of the three alternatives of the vendor's schema only this one is ours: the others are told by their `type`.
    type: { const: 'event' },
    // Seconds. Of milliseconds it would make a year that no journey sees.
    timestamp: { type: 'integer', minimum: 0, maximum: 9_999_999_999 },
    data: object,
  },
} as const;

const profile = { type: 'object', maxProperties: 300 } as const;

const message = {
  type: 'object',
  required: ['to', 'identifiers', 'transactional_message_id'],
  additionalProperties: false,
  properties: {
    transactional_message_id: { anyOf: [text, { type: 'integer' }] },
    to: { type: 'string', pattern: '@' },
    // Exactly one, where the vendor's alternatives overlap and a strict validator refuses even a good request.
    identifiers: {
      type: 'object',
      minProperties: 1,
      maxProperties: 1,
      additionalProperties: false,
      properties: { id: { ...text, maxLength: 150 }, email: text, cio_id: text },
    },
    message_data: object,
    send_to_unsubscribed: { type: 'boolean' },
  },
} as const;

/**
 * What Customer.io demands of the requests that `customerio` makes, by its Track API (version 1) and its App API, as
 * plain data: the facts of its documents in our own words, for a stand-in of the platform. Narrower than those in two
 * places, where they contradict themselves: a person is named in exactly one way, and an event is of the type `event`.
 * Limits are soft, by the vendor's words.
 *
 * @example
 * ```ts
 * import { customerioContract } from '@opportune/maps/customerio';
 *
 * customerioContract.operations.map((operation) => operation.name); // => ['event', 'profile', 'message']
 * ```
 * @public
 */
export const customerioContract: Contract = {
  operations: [
    {
      name: 'event',
      method: 'POST',
      path: '/api/v1/customers/{identifier}/events',
      headers: basic,
      body: event,
      taken: [200],
    },
    {
      name: 'profile',
      method: 'PUT',
      path: '/api/v1/customers/{identifier}',
      headers: basic,
      body: profile,
      taken: [200],
    },
    { name: 'message', method: 'POST', path: '/v1/send/email', headers: bearer, body: message, taken: [200] },
  ],
  limits: customerioLimits,
};
