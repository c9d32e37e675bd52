import type { Node } from '@opportune/core';
import fc from 'fast-check';

import { conditions, known } from './conditions.ts';
import { shop } from './shop.ts';
import { among, wholly } from './values.ts';

const weight = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(0.1, 0.5, 0.8, 1, 1.2, 3) },
  { weight: 1, arbitrary: fc.constant(0) },
);
const targets = among([...shop.actions, ...shop.groups]);

const single: fc.Arbitrary<Node> = fc.oneof(
  { weight: 3, arbitrary: wholly({ kind: fc.constant('value') }) },
  {
    weight: 2,
    arbitrary: wholly({ kind: fc.constant('propensity'), model: fc.constantFrom('click', 'click', 'moody') }),
  },
  {
    weight: 2,
    arbitrary: wholly({ kind: fc.constant('weight'), when: conditions({ ...known, depth: 1 }), by: weight }),
  },
  {
    weight: 2,
    arbitrary: wholly({
      kind: fc.constant('lever'),
      of: fc.dictionary(targets, weight, { maxKeys: 4, noNullPrototype: true }),
    }),
  },
);

const productOf = (part: fc.Arbitrary<Node>): fc.Arbitrary<Node> =>
  wholly({ kind: fc.constant('product'), of: fc.array(part, { maxLength: 4 }) });

/** Every kind of factor; products of them, and products of products. */
export const factorNodes: fc.Arbitrary<Node> = fc.oneof(
  { weight: 1, arbitrary: single },
  { weight: 3, arbitrary: productOf(single) },
  { weight: 1, arbitrary: productOf(fc.oneof(single, productOf(single))) },
);
