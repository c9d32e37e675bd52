import type { Contract } from '../contract.ts';
import { brazeLimits } from './brazeLimits.ts';

const text = { type: 'string', minLength: 1 } as const;
const object = { type: 'object' } as const;

const headers = { authorization: '^Bearer \\S+$', 'content-type': '^application/json$' };

const alias = {
  type: 'object',
  required: ['alias_name', 'alias_label'],
  additionalProperties: false,
  properties: { alias_name: text, alias_label: text },
} as const;

/** Properties that a template shows. Names do not begin with a dollar sign. */
const properties = { type: 'object', propertyNames: { pattern: '^[^$].{0,254}$' } } as const;

/** A user, named in exactly one way. */
const user = (id: string, required: readonly string[], more: object): Readonly<Record<string, unknown>> => ({
  type: 'object',
  oneOf: [{ required: [id] }, { required: ['user_alias'] }],
  required,
  properties: { [id]: text, user_alias: alias, ...more },
});

const track = {
  type: 'object',
  anyOf: [{ required: ['events'] }, { required: ['attributes'] }],
  additionalProperties: false,
  properties: {
    events: {
      type: 'array',
      minItems: 1,
      maxItems: 75,
      items: /* @__PURE__ */ user('external_id', ['name', 'time'], {
        name: { type: 'string', minLength: 1, maxLength: 255 },
        time: {
          type: 'string',
          pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:?\\d\\d)$',
        },
        properties,
      }),
    },
    attributes: { type: 'array', minItems: 1, maxItems: 75, items: /* @__PURE__ */ user('external_id', [], {}) },
  },
};

/** The body that sends something to named recipients, each with properties of its own. */
const send = (id: string, shown: string): Readonly<Record<string, unknown>> => ({
  type: 'object',
  required: [id, 'recipients'],
  additionalProperties: false,
  properties: {
    [id]: text,
    recipients: {
      type: 'array',
      minItems: 1,
      maxItems: 50,
      items: user('external_user_id', [], { [shown]: properties, attributes: object }),
    },
  },
});

const transactional = {
  type: 'object',
  required: ['recipient'],
  additionalProperties: false,
  properties: {
    external_send_id: { type: 'string', pattern: '^[a-zA-Z0-9_+/=-]+$' },
    trigger_properties: properties,
    recipient: /* @__PURE__ */ user('external_user_id', [], { attributes: object }),
  },
};

const taken = [200, 201, 202];

/**
 * What Braze demands of the four requests that `braze` makes, as plain data: the facts of the platform's documents in
 * our own words, for a stand-in of the platform. Narrower in one place: a user is named by an id of yours or an alias.
 *
 * A track request may hold 75 objects, events and attributes counted together.
 *
 * @example
 * ```ts
 * import { brazeContract } from '@opportune/maps/braze';
 *
 * brazeContract.operations.map((operation) => operation.name); // => ['event', 'campaign', 'canvas', 'transactional']
 * ```
 * @public
 */
export const brazeContract: Contract = {
  operations: [
    { name: 'event', method: 'POST', path: '/users/track', headers, body: track, taken },
    {
      name: 'campaign',
      method: 'POST',
      path: '/campaigns/trigger/send',
      headers,
      body: /* @__PURE__ */ send('campaign_id', 'trigger_properties'),
      taken,
    },
    {
      name: 'canvas',
      method: 'POST',
      path: '/canvas/trigger/send',
      headers,
      body: /* @__PURE__ */ send('canvas_id', 'canvas_entry_properties'),
      taken,
    },
    {
      name: 'transactional',
      method: 'POST',
      path: '/transactional/v1/campaigns/{campaign_id}/send',
      headers,
      body: transactional,
      taken,
    },
  ],
  limits: brazeLimits,
};
