import type { Contract } from '../contract.ts';
import { activecampaignLimits } from './activecampaignLimits.ts';

const text = { type: 'string', minLength: 1 } as const;
const email = { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$' } as const;
/** Documented as integers, and texts in every example. */
const number = { type: 'string', pattern: '^\\d+$' } as const;
const api = { 'api-token': '^\\S+$', 'content-type': '^application/json$' };

/** An object with one field. */
const wrapped = (name: string, value: object): Readonly<Record<string, unknown>> => ({
  type: 'object',
  required: [name],
  additionalProperties: false,
  properties: { [name]: value },
});

/**
 * What ActiveCampaign demands of the requests that `activecampaign` makes, as plain data: the facts of the platform's
 * documents in our own words, for a stand-in of the platform. `event` is at the host of event tracking, and its body a
 * form, here as its fields; the others are at the address of the account.
 *
 * @example
 * ```ts
 * import { activecampaignContract } from '@opportune/maps/activecampaign';
 *
 * activecampaignContract.operations.map((operation) => operation.name); // => ['event', 'contact', 'entry']
 * ```
 * @see {@link https://developers.activecampaign.com/reference | API reference}
 * @public
 */
export const activecampaignContract: Contract = {
  operations: [
    {
      name: 'event',
      method: 'POST',
      path: '/event',
      headers: { 'content-type': '^application/x-www-form-urlencoded$' },
      body: {
        type: 'object',
        required: ['key', 'event', 'actid', 'visit'],
        additionalProperties: false,
        properties: {
          key: text,
          actid: text,
          event: { type: 'string', minLength: 1, maxLength: 32 },
          eventdata: { type: 'string' },
          visit: { type: 'string', pattern: '^\\{"email":"[^"]+"\\}$' },
        },
      },
      taken: [200],
    },
    {
      name: 'contact',
      method: 'POST',
      path: '/api/3/contact/sync',
      headers: api,
      body: wrapped('contact', {
        type: 'object',
        required: ['email'],
        properties: {
          email,
          firstName: { type: 'string' },
          lastName: { type: 'string' },
          phone: { type: 'string' },
          fieldValues: {
            type: 'array',
            items: {
              type: 'object',
              required: ['field', 'value'],
              properties: { field: number, value: { type: 'string' } },
            },
          },
        },
      }),
      taken: [200, 201],
    },
    {
      name: 'entry',
      method: 'POST',
      path: '/api/3/contactAutomations',
      headers: api,
      body: wrapped('contactAutomation', {
        type: 'object',
        required: ['contact', 'automation'],
        additionalProperties: false,
        properties: { contact: number, automation: number },
      }),
      taken: [200, 201],
    },
  ],
  limits: activecampaignLimits,
};
