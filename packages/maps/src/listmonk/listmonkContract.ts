import type { Contract } from '../contract.ts';

const text = { type: 'string', minLength: 1 } as const;
const email = { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$', maxLength: 1_000 } as const;
const id = { type: 'integer', minimum: 1 } as const;
const object = { type: 'object' } as const;

const headers = { authorization: '^Basic \\S+$', 'content-type': '^application/json$' };

const subscriber = {
  type: 'object',
  required: ['email', 'status'],
  additionalProperties: false,
  properties: {
    email,
    name: { type: 'string' },
    status: { enum: ['enabled', 'blocklisted'] },
    lists: { type: 'array', items: id },
    attribs: object,
    preconfirm_subscriptions: { type: 'boolean' },
  },
} as const;

const message = {
  type: 'object',
  required: ['template_id'],
  // Addresses or numbers, and each in a mode that knows it.
  oneOf: [
    { required: ['subscriber_emails'] },
    { required: ['subscriber_ids'], properties: { subscriber_mode: { const: 'default' } } },
  ],
  properties: {
    subscriber_mode: { enum: ['default', 'fallback', 'external'] },
    subscriber_emails: { type: 'array', minItems: 1, items: email },
    subscriber_ids: { type: 'array', minItems: 1, items: id },
    template_id: id,
    data: object,
    from_email: text,
    subject: { type: 'string' },
    headers: { type: 'array', items: { type: 'object', additionalProperties: { type: 'string' } } },
    messenger: text,
    content_type: { enum: ['html', 'markdown', 'plain'] },
    altbody: { type: 'string' },
  },
} as const;

/**
 * What listmonk demands of the requests that `listmonk` makes, as plain data and in our own words, for a stand-in of
 * the platform. Paths are below the address of the API. How much it takes in a span of time, it limits nowhere.
 *
 * @example
 * ```ts
 * import { listmonkContract } from '@opportune/maps/listmonk';
 *
 * listmonkContract.operations.map(({ path }) => path); // => ['/subscribers', '/tx']
 * ```
 * @public
 */
export const listmonkContract: Contract = {
  operations: [
    // 409 says that there is such a subscriber already, which is as good.
    { name: 'subscriber', method: 'POST', path: '/subscribers', headers, body: subscriber, taken: [200, 409] },
    { name: 'message', method: 'POST', path: '/tx', headers, body: message, taken: [200] },
  ],
};
