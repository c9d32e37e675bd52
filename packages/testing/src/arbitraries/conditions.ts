import type { Node } from '@opportune/core';
import fc from 'fast-check';

import { shop } from './shop.ts';
import { among, numbers, wholly } from './values.ts';

const PATHS = [
  ...['total', 'item', 'address.city', 'id', 'type', 'time', 'source', 'properties.total', 'nothing'].map(
    (name) => `event.${name}`,
  ),
  ...[...shop.aggregates, 'segment', 'visits', 'nothing', 'basket.0'].map((name) => `profile.${name}`),
  'trigger.name',
  'request.id',
  'context.device',
  'now',
];

/**
 * Conditions over the attributes of the shop, over some that no customer has, and with literals of every type. About half
 * of them are true where a customer has done something.
 *
 * @param options - `depth`: levels of `all`, `any` and `not`; 2
 * @example
 * ```ts
 * import { conditions } from '@opportune/testing';
 * import fc from 'fast-check';
 *
 * const kinds = new Set(['all', 'any', 'not', 'eq', 'oneOf', 'gte', 'lt', 'exists']);
 *
 * fc.sample(conditions({ depth: 1 }), 50).every(({ kind }) => kinds.has(kind)); // => true
 * ```
 * @public
 */
export function conditions(options: { readonly depth?: number } = {}): fc.Arbitrary<Node> {
  const { depth = 2 } = options;
  if (depth === 0) return leaf;
  const part = conditions({ depth: depth - 1 });
  return fc.oneof(
    { weight: 5, arbitrary: leaf },
    { weight: 1, arbitrary: wholly({ kind: fc.constantFrom('all', 'any'), of: fc.array(part, { maxLength: 3 }) }) },
    { weight: 1, arbitrary: wholly({ kind: fc.constant('not'), of: part }) },
  );
}

const path = among(PATHS);
const scalar = fc.oneof(
  numbers,
  fc.constantFrom('', 'e1', 'web', 'Nowhere/Land', true, null, ...shop.segments, ...shop.devices, ...shop.eventTypes),
);

const leaf: fc.Arbitrary<Node> = fc.oneof(
  { weight: 1, arbitrary: wholly({ kind: fc.constant('exists'), path }) },
  { weight: 1, arbitrary: wholly({ kind: fc.constant('eq'), path, value: scalar }) },
  { weight: 1, arbitrary: wholly({ kind: fc.constant('oneOf'), path, values: fc.array(scalar, { maxLength: 4 }) }) },
  { weight: 2, arbitrary: wholly({ kind: fc.constantFrom('gte', 'lt'), path, value: numbers }) },
  // Those that hold most of the time, so that something is left to decide on.
  {
    weight: 4,
    arbitrary: fc.constantFrom<Node>(
      node({ kind: 'all', of: [] }),
      node({ kind: 'gte', path: 'now', value: 0 }),
      node({ kind: 'gte', path: 'profile.views', value: 0 }),
      node({ kind: 'lt', path: 'profile.spend', value: 50 }),
    ),
  },
);

function node(node: Node & Readonly<Record<string, unknown>>): Node {
  return node;
}
