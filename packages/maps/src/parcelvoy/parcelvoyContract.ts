import type { Contract } from '../contract.ts';
import { parcelvoyBytes } from './parcelvoyLimits.ts';

const string = { type: 'string' } as const;
const text = { type: 'string', minLength: 1 } as const;
const object = { type: 'object' } as const;

const headers = { authorization: '^Bearer (sk|pk)_\\S+$', 'content-type': '^application/json$' };
/** What only a secret key may do. */
const secretly = { ...headers, authorization: '^Bearer sk_\\S+$' };

const contact = { email: string, phone: string, timezone: string, locale: string };

const events = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    required: ['name'],
    anyOf: [{ required: ['external_id'] }, { required: ['anonymous_id'] }],
    additionalProperties: false,
    properties: {
      name: text,
      external_id: text,
      anonymous_id: text,
      data: object,
      user: { type: 'object', properties: { ...contact, data: object }, additionalProperties: false },
    },
  },
};

const user = {
  type: 'object',
  required: ['external_id'],
  properties: { external_id: text, device_token: string, ...contact },
};

const campaign = {
  type: 'object',
  required: ['user', 'event'],
  additionalProperties: false,
  properties: { user, event: object },
};

const journey = {
  type: 'object',
  required: ['entrance_id', 'user'],
  additionalProperties: false,
  properties: { entrance_id: { type: 'integer', minimum: 1 }, user, event: object },
};

/**
 * What Parcelvoy demands of the requests that `parcelvoy` makes, as plain data and in our own words, for a stand-in of
 * the platform. Narrower in two places: names and ids are not empty, and an event has no fields that Parcelvoy would
 * overlook. How much it takes in a span of time, it limits nowhere.
 *
 * @example
 * ```ts
 * import { parcelvoyContract } from '@opportune/maps/parcelvoy';
 *
 * parcelvoyContract.operations.map((operation) => operation.name); // => ['event', 'campaign', 'journey']
 * ```
 * @public
 */
export const parcelvoyContract: Contract = {
  operations: [
    { name: 'event', method: 'POST', path: '/client/events', headers, body: events, taken: [204] },
    {
      name: 'campaign',
      method: 'POST',
      path: '/client/campaigns/{campaignId}/trigger',
      headers: secretly,
      body: campaign,
      taken: [200],
    },
    {
      name: 'journey',
      method: 'POST',
      path: '/client/journeys/{journeyId}/trigger',
      headers: secretly,
      body: journey,
      taken: [200],
    },
  ],
  limits: [{ of: 'bytes', atMost: parcelvoyBytes }],
};
