import type { Contract } from '../contract.ts';

const text = { type: 'string', minLength: 1 } as const;
const json = { authorization: '^(Basic|Bearer) \\S+$', 'content-type': '^application/json$' };

/** Fields by their aliases; which there are is set up on each server. */
const contact = {
  type: 'object',
  minProperties: 1,
  properties: {
    email: { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$' },
    tags: { type: ['string', 'array'], items: { type: 'string' } },
    overwriteWithBlank: { type: ['boolean', 'integer'] },
    ipAddress: { type: 'string' },
    lastActive: { type: 'string' },
    owner: { type: 'integer' },
  },
} as const;

const email = {
  type: 'object',
  additionalProperties: false,
  properties: {
    tokens: {
      type: 'object',
      additionalProperties: { type: 'string' },
      propertyNames: { type: 'string', pattern: '^\\{.+\\}$' },
    },
    assetAttachments: { type: 'array', items: { type: 'integer' } },
  },
} as const;

/**
 * What Mautic demands of the requests that `mautic` makes, as plain data and in our own words, for a stand-in of the
 * platform. Paths are below the address of the API, but for that of `token`, which is beside it. Narrower in one place:
 * tokens are texts, and their names have braces. How much it takes in a span of time, it limits nowhere.
 *
 * @example
 * ```ts
 * import { mauticContract } from '@opportune/maps/mautic';
 *
 * mauticContract.operations.map(({ name }) => name); // => ['token', 'contact', 'change', 'email', 'campaign']
 * ```
 * @public
 */
export const mauticContract: Contract = {
  operations: [
    {
      name: 'token',
      method: 'POST',
      path: '/oauth/v2/token',
      headers: { 'content-type': '^application/x-www-form-urlencoded$' },
      body: {
        type: 'object',
        required: ['grant_type', 'client_id', 'client_secret'],
        properties: { grant_type: { const: 'client_credentials' }, client_id: text, client_secret: text },
      },
      taken: [200],
    },
    { name: 'contact', method: 'POST', path: '/contacts/new', headers: json, body: contact, taken: [200, 201] },
    { name: 'change', method: 'PATCH', path: '/contacts/{id}/edit', headers: json, body: contact, taken: [200] },
    {
      name: 'email',
      method: 'POST',
      path: '/emails/{id}/contact/{contactId}/send',
      headers: json,
      body: email,
      taken: [200],
    },
    {
      name: 'campaign',
      method: 'POST',
      path: '/campaigns/{id}/contact/{contactId}/add',
      headers: json,
      body: {},
      taken: [200],
    },
  ],
};
