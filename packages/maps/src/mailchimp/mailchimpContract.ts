import type { Contract } from '../contract.ts';

const string = { type: 'string' } as const;
const email = { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$' } as const;
const moment = {
  type: 'string',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$',
} as const;
const statuses = ['subscribed', 'unsubscribed', 'cleaned', 'pending', 'transactional'];

const headers = { authorization: '^(Basic|Bearer) .+$', 'content-type': '^application/json$' };

/**
 * What Mailchimp demands of the requests that `mailchimp` makes, as plain data: the facts of the platform's documents in
 * our own words, for a stand-in of the platform. Narrower in that a contact is named by the MD5 of the address.
 *
 * @example
 * ```ts
 * import { mailchimpContract } from '@opportune/maps/mailchimp';
 *
 * mailchimpContract.operations.map((operation) => operation.name); // => ['event', 'contact', 'step']
 * ```
 * @see {@link https://mailchimp.com/developer/marketing/api/ | Marketing API}
 * @public
 */
export const mailchimpContract: Contract = {
  operations: [
    {
      name: 'event',
      method: 'POST',
      path: '/lists/{list_id}/members/{subscriber_hash}/events',
      headers,
      body: {
        type: 'object',
        required: ['name'],
        additionalProperties: false,
        properties: {
          name: { type: 'string', minLength: 2, maxLength: 30 },
          properties: { type: 'object', additionalProperties: string },
          is_syncing: { type: 'boolean' },
          occurred_at: moment,
        },
      },
      taken: [204],
    },
    {
      name: 'contact',
      method: 'PUT',
      path: '/lists/{list_id}/members/{subscriber_hash}',
      headers,
      body: {
        type: 'object',
        required: ['email_address', 'status_if_new'],
        properties: {
          email_address: email,
          status_if_new: { enum: statuses },
          status: { enum: statuses },
          email_type: { enum: ['html', 'text'] },
          merge_fields: { type: 'object' },
          interests: { type: 'object', additionalProperties: { type: 'boolean' } },
          language: string,
          vip: { type: 'boolean' },
        },
      },
      taken: [200],
    },
    {
      name: 'step',
      method: 'POST',
      path: '/customer-journeys/journeys/{journey_id}/steps/{step_id}/actions/trigger',
      headers,
      body: {
        type: 'object',
        required: ['email_address'],
        additionalProperties: false,
        properties: { email_address: email },
      },
      taken: [204],
    },
  ],
  limits: [{ of: 'connections at once', atMost: 10 }],
};
