import type { Contract } from '../contract.ts';

const text = { type: 'string', minLength: 1 } as const;
const scalars = { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } } as const;

const json = { 'content-type': '^application/json' };
const bearer = { ...json, authorization: '^Bearer \\S+$' };

const token = {
  type: 'object',
  required: ['grant_type', 'client_id', 'client_secret'],
  additionalProperties: false,
  properties: {
    grant_type: { const: 'client_credentials' },
    client_id: text,
    client_secret: text,
    account_id: text,
    scope: text,
  },
} as const;

const event = {
  type: 'object',
  required: ['ContactKey', 'EventDefinitionKey', 'Data'],
  additionalProperties: false,
  properties: {
    ContactKey: text,
    EventDefinitionKey: { type: 'string', pattern: '^[^.]+$' },
    Data: scalars,
  },
} as const;

const message = {
  type: 'object',
  required: ['definitionKey', 'recipient'],
  additionalProperties: false,
  properties: {
    definitionKey: text,
    recipient: {
      type: 'object',
      required: ['contactKey', 'to'],
      additionalProperties: false,
      properties: { contactKey: text, to: { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$' }, attributes: scalars },
    },
  },
} as const;

/**
 * What Marketing Cloud Engagement demands of the requests that `salesforceMarketingCloud` makes, as plain data: the
 * facts of its documents in our own words, for a stand-in of the platform. The first is for another host than the
 * others, `https://<subdomain>.auth.marketingcloudapis.com`.
 *
 * @example
 * ```ts
 * import { salesforceMarketingCloudContract } from '@opportune/maps/salesforce';
 *
 * salesforceMarketingCloudContract.operations.map(({ name }) => name); // => ['token', 'event', 'message']
 * ```
 * @public
 */
export const salesforceMarketingCloudContract: Contract = {
  operations: [
    { name: 'token', method: 'POST', path: '/v2/token', headers: json, body: token, taken: [200] },
    { name: 'event', method: 'POST', path: '/interaction/v1/events', headers: bearer, body: event, taken: [201] },
    {
      name: 'message',
      method: 'POST',
      path: '/messaging/v1/email/messages/{messageKey}',
      headers: bearer,
      body: message,
      taken: [202],
    },
  ],
  // Throttling is told, its measure is not.
  limits: [{ of: 'characters of the message key', atMost: 100, operations: ['message'] }],
};
