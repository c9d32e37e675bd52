import type { Contract } from '../contract.ts';
import { klaviyoLimits } from './klaviyoLimits.ts';

const string = { type: 'string' } as const;
const text = { type: 'string', minLength: 1 } as const;
const object = { type: 'object' } as const;

const headers = {
  authorization: '^Klaviyo-API-Key .+$',
  'content-type': '^application/vnd\\.api\\+json$',
  revision: '^\\d{4}-\\d\\d-\\d\\d(\\.\\w+)?$',
};

/** A JSON:API document with one resource. */
const resource = (type: string, attributes: object): Readonly<Record<string, unknown>> => ({
  type: 'object',
  required: ['data'],
  additionalProperties: false,
  properties: {
    data: {
      type: 'object',
      required: ['type', 'attributes'],
      additionalProperties: false,
      properties: { type: { const: type }, id: text, attributes },
    },
  },
});

const profile = /* @__PURE__ */ resource('profile', {
  type: 'object',
  anyOf: [{ required: ['external_id'] }, { required: ['email'] }, { required: ['phone_number'] }],
  properties: {
    external_id: text,
    email: { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$' },
    phone_number: { type: 'string', pattern: '^\\+[1-9]\\d{1,14}$' },
    first_name: string,
    last_name: string,
    organization: string,
    locale: string,
    title: string,
    image: string,
    location: object,
    properties: object,
  },
});

const event = /* @__PURE__ */ resource('event', {
  type: 'object',
  required: ['metric', 'profile', 'properties'],
  additionalProperties: false,
  properties: {
    metric: resource('metric', {
      type: 'object',
      required: ['name'],
      additionalProperties: false,
      properties: { name: { type: 'string', minLength: 1, maxLength: 127 }, service: string },
    }),
    profile,
    properties: { type: 'object', maxProperties: 400 },
    time: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$' },
    value: { type: 'number' },
    value_currency: { type: 'string', pattern: '^[A-Z]{3}$' },
    unique_id: text,
    backfill: { type: 'boolean' },
  },
});

/**
 * What Klaviyo demands of the two requests that `klaviyo` makes, revision 2026-07-15, as plain data: the facts of the
 * platform's documents in our own words, for a stand-in of the platform. Narrower in one place: a profile is
 * identified by `external_id`, `email` or `phone_number`, not by Klaviyo's own ids.
 *
 * @example
 * ```ts
 * import { klaviyoContract } from '@opportune/maps/klaviyo';
 *
 * klaviyoContract.operations.map((operation) => operation.path); // => ['/api/events', '/api/profile-import']
 * ```
 * @public
 */
export const klaviyoContract: Contract = {
  operations: [
    { name: 'event', method: 'POST', path: '/api/events', headers, body: event, taken: [202] },
    { name: 'profile', method: 'POST', path: '/api/profile-import', headers, body: profile, taken: [200, 201] },
  ],
  limits: klaviyoLimits,
};
