import { days, hours, minutes, type Node } from '@opportune/core';
import fc from 'fast-check';

import { conditions, known } from './conditions.ts';
import { shop } from './shop.ts';
import { termNodes } from './termNodes.ts';
import { among, dates, partly, wholly } from './values.ts';

const weight = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(0.1, 0.5, 0.8, 1, 1.2, 3) },
  { weight: 1, arbitrary: fc.constant(0) },
);
const targets = among([...shop.actions, ...shop.groups, ...shop.issues]);
const table = (of: fc.Arbitrary<number>): fc.Arbitrary<object> =>
  fc.dictionary(targets, of, { maxKeys: 4, noNullPrototype: true });
const attributes = among(shop.actionAttributes);
const paths = among([
  'profile.segment',
  'profile.lastItem',
  'context.device',
  'event.item',
  'event.tags',
  'event.nothing',
]);
const terms = termNodes(['profile.visits'], ['event.items', 'profile.basket'], ['event.at', 'event.time']);
const otherwise = { otherwise: weight };

const single: fc.Arbitrary<Node> = fc.oneof(
  { weight: 3, arbitrary: wholly({ kind: fc.constant('value') }) },
  {
    weight: 2,
    arbitrary: wholly({
      kind: fc.constant('propensity'),
      model: fc.constantFrom('click', 'click', 'evident', 'moody'),
    }),
  },
  {
    weight: 2,
    arbitrary: wholly({ kind: fc.constant('weight'), when: conditions({ ...known, depth: 1 }), by: weight }),
  },
  {
    weight: 2,
    arbitrary: wholly({
      kind: fc.constant('lever'),
      of: table(weight),
    }),
  },
  {
    weight: 1,
    arbitrary: wholly({ kind: fc.constant('uplift'), of: table(fc.constantFrom(-150, -20, 0, 10, 50)) }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(wholly({ kind: fc.constant('boost'), of: table(weight) }), partly({ from: dates, to: dates }))
      .map(([node, dates]): Node => ({ ...node, ...dates })),
  },
  { weight: 1, arbitrary: wholly({ kind: fc.constant('constant'), by: weight }) },
  {
    weight: 2,
    arbitrary: wholly({
      kind: fc.constant('contacts'),
      of: fc.constantFrom('action', 'group', 'issue', 'channel', 'everything'),
      per: fc.constantFrom(minutes(30), hours(5), days(7)),
    }),
  },
  {
    weight: 1,
    arbitrary: wholly({ kind: fc.constant('affinity'), name: attributes, path: paths, by: weight }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(wholly({ kind: fc.constant('amount'), of: terms }), partly(otherwise))
      .map(([node, rest]): Node => ({ ...node, ...rest })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(wholly({ kind: fc.constant('attribute'), name: attributes }), partly(otherwise))
      .map(([node, rest]): Node => ({ ...node, ...rest })),
  },
);

const joined = (part: fc.Arbitrary<Node>): fc.Arbitrary<Node> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: wholly({ kind: fc.constantFrom('product', 'product', 'total'), of: fc.array(part, { maxLength: 4 }) }),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(wholly({ kind: fc.constant('clamp'), of: part }), partly({ atLeast: weight, atMost: weight }))
        .map(([node, limits]): Node => ({ ...node, ...limits })),
    },
    {
      weight: 1,
      arbitrary: wholly({
        kind: fc.constant('normalise'),
        of: part,
        from: fc.constantFrom(0, 0.5),
        to: fc.constantFrom(0.8, 1, 3),
      }),
    },
    { weight: 1, arbitrary: wholly({ kind: fc.constant('threshold'), of: part, atLeast: weight }) },
    { weight: 1, arbitrary: wholly({ kind: fc.constant('fade'), of: part, half: fc.constantFrom(0.5, 1, 3) }) },
  );

/** Every kind of factor; those that join others, and those that join such. */
export const factorNodes: fc.Arbitrary<Node> = fc.oneof(
  { weight: 1, arbitrary: single },
  { weight: 3, arbitrary: joined(single) },
  { weight: 1, arbitrary: joined(fc.oneof(single, joined(single))) },
);
