import type { Contract } from '../contract.ts';
import { segmentLimits } from './segmentLimits.ts';

const text = { type: 'string', minLength: 1 } as const;
const object = { type: 'object' } as const;

const headers = { authorization: '^Basic [A-Za-z0-9+/]+={0,2}$', 'content-type': '^application/json' };

const common = {
  userId: text,
  anonymousId: text,
  messageId: { ...text, maxLength: 100 },
  timestamp: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$' },
  integrations: object,
} as const;

/** One call, which names somebody, and without fields that nobody would read. */
const call = (type: string, required: readonly string[], properties: object): Readonly<Record<string, unknown>> => ({
  type: 'object',
  required: ['type', ...required],
  anyOf: [{ required: ['userId'] }, { required: ['anonymousId'] }],
  additionalProperties: false,
  properties: { type: { const: type }, ...common, ...properties },
});

const identify = /* @__PURE__ */ call('identify', [], { traits: object });
const track = /* @__PURE__ */ call('track', ['event'], { event: text, properties: object });

/**
 * What the platforms demand of the requests that `segment` makes, as plain data: the facts of their documents in our own
 * words, for a stand-in. Narrower than Segment in one place: every call names its `type`. The operation `calls` is
 * Parcelvoy's, the others are everybody else's.
 *
 * @example
 * ```ts
 * import { segmentContract } from '@opportune/maps/segment';
 *
 * segmentContract.operations.map((operation) => operation.path); // => ['/track', '/identify', '/batch', '/client/segment']
 * ```
 * @public
 */
export const segmentContract: Contract = {
  operations: [
    { name: 'track', method: 'POST', path: '/track', headers, body: track, taken: [200] },
    { name: 'identify', method: 'POST', path: '/identify', headers, body: identify, taken: [200] },
    {
      name: 'batch',
      method: 'POST',
      path: '/batch',
      headers,
      body: {
        type: 'object',
        required: ['batch'],
        additionalProperties: false,
        properties: { batch: { type: 'array', minItems: 1, maxItems: 2_500, items: { anyOf: [identify, track] } } },
      },
      taken: [200],
    },
    {
      name: 'calls',
      method: 'POST',
      path: '/client/segment',
      headers: { ...headers, authorization: '^Bearer \\S+$' },
      body: { type: 'array', minItems: 1, maxItems: 200, items: { anyOf: [identify, track] } },
      taken: [204],
    },
  ],
  limits: segmentLimits,
};
