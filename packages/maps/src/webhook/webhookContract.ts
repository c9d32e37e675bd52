import type { Contract } from '../contract.ts';

const text = { type: 'string', minLength: 1 } as const;
const number = { type: 'number' } as const;

/**
 * What a receiver of `webhook` gets to see, as plain data.
 *
 * @example
 * ```ts
 * import { webhookContract } from '@opportune/maps/webhook';
 *
 * webhookContract.operations[0]?.headers['content-type']; // => '^application/json$'
 * ```
 * @public
 */
export const webhookContract: Contract = {
  operations: [
    {
      name: 'decision',
      method: 'POST',
      headers: {
        'content-type': '^application/json$',
        'idempotency-key': '^.+$',
        'webhook-id': '^.+$',
        'webhook-timestamp': '^\\d+$',
        'webhook-signature': '^v1,[A-Za-z0-9+/]{43}=$',
      },
      taken: [200, 201, 202, 204],
      body: {
        type: 'object',
        required: ['type', 'timestamp', 'data'],
        additionalProperties: false,
        properties: {
          type: { const: 'decision' },
          timestamp: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' },
          data: {
            type: 'object',
            required: ['decision', 'profile'],
            additionalProperties: false,
            properties: {
              profile: { type: 'object' },
              decision: {
                type: 'object',
                required: [
                  'id',
                  'customer',
                  'action',
                  'channel',
                  'slot',
                  'at',
                  'cause',
                  'score',
                  'factors',
                  'probability',
                  'strategy',
                ],
                properties: {
                  id: text,
                  customer: text,
                  action: text,
                  issue: text,
                  group: text,
                  channel: text,
                  slot: text,
                  at: { type: 'integer' },
                  cause: {
                    type: 'object',
                    required: ['kind'],
                    properties: { kind: { enum: ['trigger', 'request'] } },
                  },
                  score: number,
                  factors: {
                    type: 'array',
                    items: {
                      type: 'object',
                      required: ['factor', 'value'],
                      properties: { factor: text, value: number },
                    },
                  },
                  probability: { type: 'number', minimum: 0, maximum: 1 },
                  arms: {
                    type: 'object',
                    additionalProperties: {
                      type: 'object',
                      required: ['arm', 'share'],
                      properties: { arm: text, share: number },
                    },
                  },
                  fallback: { const: true },
                  strategy: {
                    type: 'object',
                    required: ['id', 'version', 'hash'],
                    properties: { id: text, version: text, hash: text },
                  },
                },
              },
            },
          },
        },
      },
    },
  ],
};
