import type { Contract } from '../contract.ts';
import { marketoLimits } from './marketoLimits.ts';

const string = { type: 'string' } as const;
const text = { type: 'string', minLength: 1 } as const;
const id = { type: 'integer', minimum: 1 } as const;

const headers = { authorization: '^Bearer \\S+$', 'content-type': '^application/json' };

const lead = {
  type: 'object',
  required: ['input'],
  additionalProperties: false,
  properties: {
    action: { enum: ['createOnly', 'updateOnly', 'createOrUpdate', 'createDuplicate'] },
    asyncProcessing: { type: 'boolean' },
    lookupField: text,
    partitionName: text,
    input: { type: 'array', minItems: 1, maxItems: 300, items: { type: 'object', minProperties: 1 } },
  },
} as const;

const trigger = {
  type: 'object',
  required: ['input'],
  additionalProperties: false,
  properties: {
    input: {
      type: 'object',
      required: ['leads'],
      additionalProperties: false,
      properties: {
        leads: {
          type: 'array',
          minItems: 1,
          maxItems: 100,
          items: { type: 'object', required: ['id'], properties: { id } },
        },
        tokens: {
          type: 'array',
          maxItems: 100,
          items: {
            type: 'object',
            required: ['name', 'value'],
            properties: { name: { type: 'string', pattern: '^\\{\\{my\\..+\\}\\}$' }, value: string },
          },
        },
      },
    },
  },
} as const;

const activity = {
  type: 'object',
  required: ['input'],
  additionalProperties: false,
  properties: {
    input: {
      type: 'array',
      minItems: 1,
      maxItems: 300,
      items: {
        type: 'object',
        required: ['leadId', 'activityDate', 'activityTypeId', 'primaryAttributeValue', 'attributes'],
        properties: {
          leadId: id,
          activityDate: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d$' },
          activityTypeId: id,
          primaryAttributeValue: string,
          attributes: {
            type: 'array',
            maxItems: 20,
            items: {
              type: 'object',
              required: ['name', 'value'],
              properties: { name: text, value: { type: ['string', 'number', 'boolean'] } },
            },
          },
        },
      },
    },
  },
} as const;

/**
 * What Adobe Marketo Engage demands of the requests that `marketo` makes, as plain data: the facts of its documents in
 * our own words, for a stand-in of the platform. The status 200 is no success by itself: `success` in the body says it.
 *
 * @example
 * ```ts
 * import { marketoContract } from '@opportune/maps/marketo';
 *
 * marketoContract.operations.map(({ name }) => name); // => ['token', 'lead', 'trigger', 'activity']
 * ```
 * @public
 */
export const marketoContract: Contract = {
  operations: [
    { name: 'token', method: 'GET', path: '/identity/oauth/token', headers: {}, body: {}, taken: [200] },
    { name: 'lead', method: 'POST', path: '/rest/v1/leads.json', headers, body: lead, taken: [200] },
    {
      name: 'trigger',
      method: 'POST',
      path: '/rest/v1/campaigns/{campaignId}/trigger.json',
      headers,
      body: trigger,
      taken: [200],
    },
    {
      name: 'activity',
      method: 'POST',
      path: '/rest/v1/activities/external.json',
      headers,
      body: activity,
      taken: [200],
    },
  ],
  limits: marketoLimits,
};
