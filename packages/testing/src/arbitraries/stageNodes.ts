import { days, minutes, type Node } from '@opportune/core';
import fc from 'fast-check';

import { conditions, known } from './conditions.ts';
import { factorNodes } from './factorNodes.ts';
import { policyNodes } from './policyNodes.ts';
import { shop } from './shop.ts';
import { among, mostly, partly, wholly } from './values.ts';

const tier = fc.dictionary(
  among([...shop.actions, ...shop.groups, ...shop.issues]),
  conditions({ ...known, depth: 1 }),
  {
    maxKeys: 2,
    noNullPrototype: true,
  },
);

const qualify = partly({ eligible: tier, applicable: tier, suitable: tier }).map((tiers): Node => ({
  kind: 'qualify',
  ...tiers,
}));
const limit: fc.Arbitrary<Node> = wholly({
  kind: fc.constant('limit'),
  policies: fc.array(policyNodes, { minLength: 1, maxLength: 4 }),
});
const holdout: fc.Arbitrary<Node> = wholly({
  kind: fc.constant('holdout'),
  share: mostly([0.05, 0.3, 0, 1]),
});
const arbitrate: fc.Arbitrary<Node> = wholly({ kind: fc.constant('arbitrate'), by: factorNodes });

const slots = fc
  .uniqueArray(
    wholly({
      name: among(shop.slots),
      slot: fc
        .tuple(
          wholly({ channel: mostly(shop.channels), atMost: fc.constantFrom(1, 1, 2) }),
          partly({ weight: fc.constantFrom(0.5, 2, 3) }),
        )
        .map(([slot, weight]) => ({ ...slot, ...weight })),
    }),
    { minLength: 2, maxLength: 4, size: 'max', selector: ({ name }) => name },
  )
  .map((named) => Object.fromEntries(named.map(({ name, slot }) => [name, slot])));
const names = among([...shop.actions, ...shop.groups, ...shop.issues]);
const constraints = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: partly({
      perGroup: fc.constantFrom(1, 1, 2),
      perIssue: fc.constantFrom(1, 1, 2),
      exclusions: fc.array(fc.uniqueArray(names, { minLength: 2, maxLength: 4 }), { maxLength: 2 }),
      repeatAfter: fc.constantFrom(1, minutes(30), days(1)),
    }),
  },
);
const allocate: fc.Arbitrary<Node> = fc
  .tuple(slots, constraints)
  .map(([slots, constraints]): Node => ({ kind: 'allocate', slots, ...constraints }) as Node);

const maybe = (stage: fc.Arbitrary<Node>, freq: number): fc.Arbitrary<readonly Node[]> =>
  fc.option(stage, { nil: undefined, freq }).map((it) => (it === undefined ? [] : [it]));

const usual = fc
  .tuple(maybe(qualify, 4), maybe(limit, 8), maybe(holdout, 2), maybe(arbitrate, 4))
  .map((stages) => stages.flat());
// A second ranking would be refused.
const unusual = fc
  .tuple(fc.array(fc.oneof(qualify, limit, holdout), { maxLength: 4 }), maybe(arbitrate, 2))
  .chain(([many, one]) => fc.shuffledSubarray([...many, ...one], { minLength: many.length + one.length }));

/** Whole funnels: most of them in the usual order, some in another, with stages that come twice or not at all. */
export const funnels: fc.Arbitrary<readonly Node[]> = fc
  .tuple(fc.oneof({ weight: 3, arbitrary: usual }, { weight: 1, arbitrary: unusual }), allocate)
  .map(([stages, last]) => [...stages, last]);
