import type { Contract } from '../contract.ts';
import { sendgridLimits } from './sendgridLimits.ts';

const text = { type: 'string', minLength: 1 } as const;
const object = { type: 'object' } as const;

const address = {
  type: 'object',
  required: ['email'],
  additionalProperties: false,
  properties: { email: { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$' }, name: { type: 'string' } },
};

const personalization = {
  type: 'object',
  required: ['to'],
  properties: {
    to: { type: 'array', minItems: 1, maxItems: 1_000, items: address },
    dynamic_template_data: object,
    custom_args: { type: 'object', additionalProperties: { type: 'string' } },
  },
};

/**
 * What SendGrid demands of the request that `sendgrid` makes, as plain data: the facts of the platform's documents in
 * our own words, for a stand-in of the platform. Narrower in two places: a mail has a dynamic template, and custom
 * arguments are texts, which the documents ask for and the platform does not enforce.
 *
 * @example
 * ```ts
 * import { sendgridContract } from '@opportune/maps/sendgrid';
 *
 * sendgridContract.operations.map((operation) => operation.path); // => ['/v3/mail/send']
 * ```
 * @see {@link https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send | Mail Send}
 * @public
 */
export const sendgridContract: Contract = {
  operations: [
    {
      name: 'mail',
      method: 'POST',
      path: '/v3/mail/send',
      headers: { authorization: '^Bearer .+$', 'content-type': '^application/json$' },
      body: {
        type: 'object',
        required: ['personalizations', 'from', 'template_id'],
        properties: {
          personalizations: { type: 'array', minItems: 1, maxItems: 1_000, items: personalization },
          from: address,
          template_id: { type: 'string', pattern: '^d-' },
          reply_to: address,
          categories: { type: 'array', maxItems: 10, items: { type: 'string', maxLength: 255 } },
          asm: { type: 'object', required: ['group_id'], properties: { group_id: { type: 'integer' } } },
          send_at: { type: 'integer' },
          ip_pool_name: text,
          mail_settings: object,
          tracking_settings: object,
        },
      },
      taken: [202],
    },
  ],
  limits: sendgridLimits,
};
