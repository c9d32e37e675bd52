import type { Contract } from '../contract.ts';
import { iterableLimits } from './iterableLimits.ts';

const text = { type: 'string', minLength: 1 } as const;
const id = { type: 'integer', minimum: 1 } as const;
const object = { type: 'object' } as const;

const headers = { 'api-key': '^\\S+$', 'content-type': '^application/json$' };

/** A user, named by an id or an address and never by both. */
const user = (
  userId: string,
  email: string,
  required: readonly string[],
  more: object,
): Readonly<Record<string, unknown>> => ({
  type: 'object',
  oneOf: [{ required: [userId] }, { required: [email] }],
  required,
  additionalProperties: false,
  properties: {
    [userId]: text,
    [email]: { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$' },
    dataFields: object,
    ...more,
  },
});

const taken = [200];

/**
 * What Iterable demands of the three requests that `iterable` makes, as plain data: the facts of the platform's
 * documents in our own words, for a stand-in of the platform. Narrower in two places: a user has either an id or an
 * address, and `createdAt`, in seconds, ends in the year 2286, so that milliseconds are refused.
 *
 * @example
 * ```ts
 * import { iterableContract } from '@opportune/maps/iterable';
 *
 * iterableContract.operations.map((operation) => operation.name); // => ['event', 'campaign', 'workflow']
 * ```
 * @public
 */
export const iterableContract: Contract = {
  operations: [
    {
      name: 'event',
      method: 'POST',
      path: '/api/events/track',
      headers,
      body: /* @__PURE__ */ user('userId', 'email', ['eventName'], {
        eventName: text,
        id: { type: 'string', minLength: 1, maxLength: 512 },
        createdAt: { type: 'integer', minimum: 0, maximum: 9_999_999_999 },
      }),
      taken,
    },
    {
      name: 'campaign',
      method: 'POST',
      path: '/api/email/target',
      headers,
      body: /* @__PURE__ */ user('recipientUserId', 'recipientEmail', ['campaignId'], {
        campaignId: id,
        metadata: object,
        allowRepeatMarketingSends: { type: 'boolean' },
      }),
      taken,
    },
    {
      name: 'workflow',
      method: 'POST',
      path: '/api/workflows/triggerWorkflow',
      headers,
      body: /* @__PURE__ */ user('userId', 'email', ['workflowId'], { workflowId: id }),
      taken,
    },
  ],
  limits: iterableLimits,
};
