import { days, minutes, type Node } from '@opportune/core';
import fc from 'fast-check';

import { conditions, known } from './conditions.ts';
import { factorNodes } from './factorNodes.ts';
import { policyNodes } from './policyNodes.ts';
import { shop } from './shop.ts';
import { STARTS } from './starts.ts';
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
  policies: fc.array(policyNodes, { minLength: 1, maxLength: 5 }),
});
const holdout: fc.Arbitrary<Node> = fc
  .tuple(wholly({ share: mostly([0.05, 0.3, 0, 1]) }), partly({ seed: fc.constantFrom('universal', 'x') }))
  .map(([share, seed]): Node => ({ kind: 'holdout', ...share, ...seed }));
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
const mixLimit = fc
  .tuple(
    wholly({ atMost: fc.constantFrom(1, 1, 2) }),
    partly({
      tag: among(shop.tags),
      channel: mostly(shop.channels),
      issue: among(shop.issues),
      group: among(shop.groups),
    }),
  )
  .map(([atMost, coverage]) => ({ ...coverage, ...atMost }));
const constraints = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: partly({
      perGroup: fc.constantFrom(1, 1, 2),
      perIssue: fc.constantFrom(1, 1, 2),
      exclusions: fc.array(fc.uniqueArray(names, { minLength: 2, maxLength: 4 }), { maxLength: 2 }),
      mix: fc.array(mixLimit, { maxLength: 2 }),
      repeatAfter: fc.constantFrom(1, minutes(30), days(1)),
    }),
  },
);
const allocate: fc.Arbitrary<Node> = fc
  .tuple(slots, constraints)
  .map(([slots, constraints]): Node => ({ kind: 'allocate', slots, ...constraints }) as Node);

const shares = among([
  { from: 0.05, to: 1 },
  { from: 0, to: 0.5 },
  { from: 0.3, to: 0.3 },
]);
const growths = fc
  .tuple(
    shares,
    fc.oneof(
      fc
        .tuple(among(STARTS), among([1, 3 * 3_600_000, 86_400_000]))
        .map(([start, length]) => ({ start, end: start + length })),
      wholly({ path: among(['profile.visits', 'context.shown', 'profile.segment']), evidence: among([3, 100]) }),
    ),
  )
  .map(([ends, over]) => ({ ...ends, over }));
const ramp: fc.Arbitrary<Node> = wholly({
  kind: fc.constant('ramp'),
  of: fc.dictionary(among([...shop.actions, ...shop.groups]), growths, { maxKeys: 4, noNullPrototype: true }),
});

const explore: fc.Arbitrary<Node> = fc.oneof(
  {
    weight: 2,
    arbitrary: wholly({
      kind: fc.constant('explore'),
      method: fc.constant('epsilonGreedy'),
      epsilon: mostly([0.1, 1, 0]),
    }),
  },
  {
    weight: 2,
    arbitrary: wholly({
      kind: fc.constant('explore'),
      method: fc.constant('softmax'),
      lambda: mostly([1, 0.1, 0, 100]),
    }),
  },
  {
    weight: 2,
    arbitrary: wholly({ kind: fc.constant('explore'), method: fc.constant('squareCB'), gamma: mostly([1, 10, 0]) }),
  },
  // Seldom, because it is worked out anew for every way that chance could have gone.
  {
    weight: 1,
    arbitrary: wholly({
      kind: fc.constant('explore'),
      method: fc.constant('thompson'),
      model: mostly(['evident', 'moody', 'click']),
    }),
  },
);

const maybe = (stage: fc.Arbitrary<Node>, freq: number): fc.Arbitrary<readonly Node[]> =>
  fc.option(stage, { nil: undefined, freq }).map((it) => (it === undefined ? [] : [it]));

const usual = fc
  .tuple(maybe(qualify, 4), maybe(limit, 8), maybe(ramp, 1), maybe(holdout, 2), maybe(arbitrate, 4))
  .map((stages) => stages.flat());
// A second ranking would be refused.
const unusual = fc
  .tuple(fc.array(fc.oneof(qualify, limit, holdout, ramp), { maxLength: 4 }), maybe(arbitrate, 2))
  .chain(([many, one]) => fc.shuffledSubarray([...many, ...one], { minLength: many.length + one.length }));

const WEIGHTS = [
  [0.5, 0.5],
  [0.1, 0.9],
  [0, 1],
  [0.2, 0.3, 0.5],
] as const;

/** An experiment by this name, with stages for each of its arms. */
const experiment = (id: string, stagesOf: (arm: string) => fc.Arbitrary<readonly Node[]>): fc.Arbitrary<Node> =>
  among(WEIGHTS).chain((weights) => {
    const arms = weights.map((weight, i) => {
      const name = ['b', 'a', 'c'][i]!;
      return stagesOf(name).map((stages) => [name, { weight, stages }] as const);
    });
    return fc
      .tuple(
        wholly({ kind: fc.constant('experiment'), id: fc.constant(id), control: among(['b', 'a']) }),
        partly({
          coverage: mostly([1, 0.5, 0.1, 0]),
          seed: fc.constantFrom('x', 'y'),
          hashVersion: fc.constantFrom(1, 2),
          layer: fc.constantFrom({ id, from: 0, to: 0.5 }, { id, from: 0.3, to: 1 }),
        }),
        fc.tuple(...arms),
      )
      .map(([needed, options, named]) => ({ ...needed, ...options, arms: Object.fromEntries(named) }));
  });

const between = fc.array(fc.oneof(qualify, limit, holdout, ramp), { maxLength: 2 });
const ranked = fc.tuple(between, maybe(arbitrate, 4)).map((stages) => stages.flat());
const nested = (arm: string): fc.Arbitrary<readonly Node[]> =>
  fc.oneof(
    ranked,
    experiment(`inner/${arm}`, () => ranked).map((inner) => [inner]),
  );

const tried = fc
  .tuple(maybe(qualify, 4), maybe(limit, 2), experiment('outer', nested), maybe(holdout, 2), allocate)
  .map((stages) => stages.flat());
const triedToTheEnd = fc
  .tuple(
    usual,
    experiment('outer', () => fc.tuple(between, maybe(explore, 1), allocate).map((stages) => stages.flat())),
  )
  .map((stages) => stages.flat());

/** Whole funnels: most of them in the usual order, some in another, with stages that come twice or not at all, or in the arms of an experiment. */
export const funnels: fc.Arbitrary<readonly Node[]> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.oneof({ weight: 3, arbitrary: usual }, { weight: 1, arbitrary: unusual }), maybe(explore, 1), allocate)
      .map((stages) => stages.flat()),
  },
  { weight: 1, arbitrary: fc.oneof(tried, triedToTheEnd) },
);
