import type { Contract } from '../contract.ts';
import { onesignalLimits } from './onesignalLimits.ts';

const text = { type: 'string', minLength: 1 } as const;
const string = { type: 'string' } as const;
const object = { type: 'object' } as const;
const uuid = { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' } as const;
const texts = { type: 'object', additionalProperties: string } as const;

const headers = { authorization: '^Key \\S+$', 'content-type': '^application/json$' };

const user = {
  type: 'object',
  required: ['identity'],
  additionalProperties: false,
  properties: {
    identity: {
      type: 'object',
      required: ['external_id'],
      additionalProperties: text,
      properties: { external_id: text },
    },
    properties: {
      type: 'object',
      properties: { tags: object, language: string, timezone_id: string, country: string },
    },
    subscriptions: {
      type: 'array',
      maxItems: 20,
      items: { type: 'object', required: ['type', 'token'], properties: { type: text, token: text } },
    },
  },
} as const;

const events = {
  type: 'object',
  required: ['events'],
  additionalProperties: false,
  properties: {
    events: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['name'],
        anyOf: [{ required: ['external_id'] }, { required: ['onesignal_id'] }],
        additionalProperties: false,
        properties: {
          name: { type: 'string', minLength: 1, maxLength: 128 },
          external_id: text,
          onesignal_id: text,
          timestamp: {
            type: 'string',
            pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$',
          },
          idempotency_key: uuid,
          payload: object,
        },
      },
    },
  },
} as const;

const message = {
  type: 'object',
  required: ['app_id', 'include_aliases', 'target_channel'],
  properties: {
    app_id: uuid,
    include_aliases: {
      type: 'object',
      minProperties: 1,
      additionalProperties: { type: 'array', minItems: 1, maxItems: 20_000, items: text },
    },
    target_channel: { enum: ['push', 'email', 'sms'] },
    template_id: text,
    custom_data: object,
    name: { type: 'string', maxLength: 128 },
    idempotency_key: uuid,
    contents: texts,
    headings: texts,
    email_subject: string,
    email_body: string,
    data: object,
  },
  // Nothing else can show the data.
  dependencies: { custom_data: ['template_id'] },
} as const;

/**
 * What OneSignal demands of the three requests that `onesignal` makes, as plain data: the facts of its documents in our
 * own words, for a stand-in of the platform. Narrower in two places: a message is for aliases, and the fields of an
 * event or a user are those that the documents name. A status of 200 or 202 is no success by itself: `errors`, or a
 * message without an `id`, takes it back.
 *
 * @example
 * ```ts
 * import { onesignalContract } from '@opportune/maps/onesignal';
 *
 * onesignalContract.operations.map(({ name }) => name); // => ['user', 'event', 'message']
 * ```
 * @public
 */
export const onesignalContract: Contract = {
  operations: [
    { name: 'user', method: 'POST', path: '/apps/{app_id}/users', headers, body: user, taken: [200, 201, 202] },
    { name: 'event', method: 'POST', path: '/apps/{app_id}/custom_events', headers, body: events, taken: [202] },
    { name: 'message', method: 'POST', path: '/notifications', headers, body: message, taken: [200] },
  ],
  limits: onesignalLimits,
};
