import type { Contract } from '../contract.ts';
import { hubspotLimits } from './hubspotLimits.ts';

const text = { type: 'string', minLength: 1 } as const;
const texts = { type: 'object', additionalProperties: { type: 'string' } } as const;
const address = { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$' } as const;

const headers = { authorization: '^Bearer \\S+$', 'content-type': '^application/json$' };

const event = {
  type: 'object',
  required: ['eventName', 'properties'],
  additionalProperties: false,
  properties: {
    eventName: { type: 'string', pattern: '^pe\\d+_\\w+$' },
    email: address,
    objectId: text,
    utk: text,
    uuid: text,
    occurredAt: {
      type: 'string',
      pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$',
    },
    properties: {
      type: 'object',
      maxProperties: 50,
      propertyNames: { maxLength: 50, pattern: '^[a-z][a-z0-9_]*$' },
      additionalProperties: { type: 'string', maxLength: 1_024 },
    },
  },
};

const email = {
  type: 'object',
  required: ['emailId', 'message'],
  additionalProperties: false,
  properties: {
    emailId: { type: 'integer', minimum: 1 },
    message: {
      type: 'object',
      required: ['to'],
      additionalProperties: false,
      properties: {
        to: address,
        from: text,
        sendId: text,
        cc: { type: 'array', items: address },
        bcc: { type: 'array', items: address },
        replyTo: { type: 'array', items: address },
      },
    },
    contactProperties: texts,
    customProperties: { type: 'object' },
  },
};

const contact = {
  type: 'object',
  required: ['inputs'],
  additionalProperties: false,
  properties: {
    inputs: {
      type: 'array',
      minItems: 1,
      maxItems: 100,
      items: {
        type: 'object',
        required: ['id', 'properties'],
        additionalProperties: false,
        properties: { id: text, idProperty: text, objectWriteTraceId: text, properties: texts },
      },
    },
  },
};

/**
 * What HubSpot demands of the requests that `hubspot` makes, version `v3`, as plain data: the facts of the platform's
 * documents in our own words, for a stand-in of the platform. Which properties an event has is said in the account,
 * and which of them hold an address is not known here, so that a text may have 1,024 characters, where most properties
 * take 256. The send of an event and of an email counts towards no limit of an account's requests; the contacts are
 * given as the smallest plan has them.
 *
 * @example
 * ```ts
 * import { hubspotContract } from '@opportune/maps/hubspot';
 *
 * hubspotContract.operations.map((operation) => operation.name); // => ['event', 'email', 'contact']
 * ```
 * @public
 */
export const hubspotContract: Contract = {
  operations: [
    { name: 'event', method: 'POST', path: '/events/v3/send', headers, body: event, taken: [204] },
    {
      name: 'email',
      method: 'POST',
      path: '/marketing/v3/transactional/single-email/send',
      headers,
      body: email,
      taken: [200],
    },
    {
      name: 'contact',
      method: 'POST',
      path: '/crm/v3/objects/contacts/batch/upsert',
      headers,
      body: contact,
      taken: [200, 207],
    },
  ],
  limits: hubspotLimits,
};
