import type { Contract } from '../contract.ts';

const string = { type: 'string' } as const;
const text = { type: 'string', minLength: 1 } as const;
const boolean = { type: 'boolean' } as const;
const email = { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$' } as const;

/** A name and what stands in its place; to handlebars anything, as the guide to its templates shows. */
const variable = {
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  properties: { name: { type: 'string', pattern: '^[^_]' }, content: {} },
} as const;

const recipient = {
  type: 'object',
  required: ['email'],
  additionalProperties: false,
  properties: { email, name: string, type: { enum: ['to', 'cc', 'bcc'] } },
};

const message = {
  type: 'object',
  required: ['to'],
  properties: {
    to: { type: 'array', minItems: 1, items: recipient },
    from_email: email,
    from_name: string,
    subject: string,
    headers: { type: 'object' },
    important: boolean,
    track_opens: boolean,
    track_clicks: boolean,
    merge_language: { enum: ['mailchimp', 'handlebars'] },
    global_merge_vars: { type: 'array', items: variable },
    merge_vars: {
      type: 'array',
      items: {
        type: 'object',
        required: ['rcpt'],
        properties: { rcpt: email, vars: { type: 'array', items: variable } },
      },
    },
    tags: { type: 'array', items: { type: 'string', maxLength: 50, pattern: '^[^_]' } },
    subaccount: text,
    metadata: { type: 'object', additionalProperties: { not: { anyOf: [{ type: 'object' }, { type: 'array' }] } } },
  },
};

/**
 * What Mailchimp Transactional demands of the request that `mandrill` makes, as plain data: the facts of the platform's
 * documents in our own words, for a stand-in of the platform. Narrower in that a message has a recipient.
 *
 * @example
 * ```ts
 * import { mandrillContract } from '@opportune/maps/mandrill';
 *
 * mandrillContract.operations.map((operation) => operation.path); // => ['/messages/send-template']
 * ```
 * @see {@link https://mailchimp.com/developer/transactional/api/messages/send-using-message-template/ | Send using message template}
 * @public
 */
export const mandrillContract: Contract = {
  operations: [
    {
      name: 'mail',
      method: 'POST',
      path: '/messages/send-template',
      // The key stands in the body.
      headers: { 'content-type': '^application/json$' },
      body: {
        type: 'object',
        required: ['key', 'template_name', 'template_content', 'message'],
        additionalProperties: false,
        properties: {
          key: text,
          template_name: text,
          template_content: {
            type: 'array',
            items: { type: 'object', required: ['name', 'content'], properties: { name: text, content: string } },
          },
          message,
          async: boolean,
          ip_pool: string,
          send_at: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$' },
        },
      },
      taken: [200],
    },
  ],
};
