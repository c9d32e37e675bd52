import { allocate, arbitrate, compile, explore, ramp, value, type Experiment, type Explore } from '@opportune/core';
import {
  armOf,
  bestByEvidence,
  chooseVariation,
  bucketRanges,
  hashOf,
  type Evidence,
} from '@opportune/core/experiments';
import fc from 'fast-check';
import { expect } from 'vitest';

import { drawn } from '../../src/exploration/drawn.ts';
import { request } from '../request.ts';
import { law } from './law.ts';

type Method = Parameters<typeof explore>[0];

const unit = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
const ids = fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 50 });

/** Arms of random weights, which add up to 1. */
const arms = fc
  .array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 5 })
  .filter((parts) => parts.some((part) => part > 0))
  .map((parts) => {
    const sum = parts.reduce((total, part) => total + part, 0);
    return Object.fromEntries(parts.map((part, i) => [`arm ${i}`, { weight: part / sum, stages: [] }]));
  });
const experiments: fc.Arbitrary<Experiment> = fc
  .tuple(arms, fc.string(), unit, fc.constantFrom<1 | 2>(1, 2))
  .map(([all, id, coverage, hashVersion]) => ({
    kind: 'experiment',
    id,
    control: 'arm 0',
    arms: all,
    coverage,
    hashVersion,
  }));

law('X2 nobody changes arms while the coverage grows', 200, [experiments, unit, ids], (experiment, more, customers) => {
  const coverage = Math.max(experiment.coverage!, more);
  for (const customer of customers) {
    const before = armOf(experiment, customer);
    if (before !== undefined) expect(armOf({ ...experiment, coverage }, customer)?.arm).toBe(before.arm);
  }
});

law('X2 the arm is that in whose range of buckets the id lies', 200, [experiments, ids], (experiment, customers) => {
  const { id, coverage, hashVersion } = experiment;
  const names = Object.keys(experiment.arms);
  const weights = names.map((name) => experiment.arms[name]!.weight);
  const ranges = bucketRanges(names.length, coverage!, weights);
  for (const customer of customers) {
    const place = chooseVariation(hashOf(id, customer, hashVersion!)!, ranges);
    expect(armOf(experiment, customer)?.arm).toBe(names[place]);
  }
});

law(
  'X3 whatever part of a layer experiments have, they have nobody in common where the parts do not overlap',
  200,
  [experiments, experiments, fc.tuple(unit, unit, unit), ids],
  (one, other, cuts, customers) => {
    const [from, middle, to] = [...cuts].sort((a, b) => a - b) as [number, number, number];
    const left = { ...one, layer: { id: 'home', from, to: middle } };
    const right = { ...other, layer: { id: 'home', from: middle, to } };
    for (const customer of customers) {
      expect([armOf(left, customer), armOf(right, customer)]).toContain(undefined);
    }
  },
);

const methods: fc.Arbitrary<Method> = fc.oneof(
  unit.map((epsilon): Method => ({ method: 'epsilonGreedy', epsilon })),
  unit.map((lambda): Method => ({ method: 'softmax', lambda: lambda * 5 })),
  unit.map((gamma): Method => ({ method: 'squareCB', gamma: gamma * 50 })),
);

law(
  'X4, D2 over all that could have been drawn for a place the probabilities add up to 1',
  60,
  [methods, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }), fc.nat()],
  (method, values, first) => {
    const node: Explore = explore(method);
    const step = compile({
      id: 'explored',
      version: '1',
      actions: values.map((worth, i) => ({ id: `a${i}`, channel: 'web', value: worth })),
      funnel: [arbitrate(value()), node, allocate({ hero: { channel: 'web', atMost: 1 } })],
    });
    const seen = new Map<string, number>();
    for (let i = 0; i < 200; i += 1) {
      const [decision] = step(undefined, request(`r${first + i}`), 0).decisions;
      const before = seen.get(decision!.action);
      expect(before ?? decision!.probability).toBe(decision!.probability);
      seen.set(decision!.action, decision!.probability);
    }
    const sum = [...seen.values()].reduce((total, each) => total + each, 0);
    expect(sum).toBeLessThanOrEqual(1 + 1e-12);
    // What was not met in 200 draws is less likely than one in ten, or chance is not what it says: 0.9^200 is 7e-10.
    if (seen.size === values.length) expect(sum).toBeCloseTo(1, 12);
    else expect(sum).toBeGreaterThan(1 - 0.1 * (values.length - seen.size));
  },
);

law(
  'X4 each place is as wide in the draw as its probability',
  100,
  [fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 6 }).filter((parts) => parts.some(Boolean))],
  (parts) => {
    const sum = parts.reduce((total, part) => total + part, 0);
    // In the middle of each of so many equal pieces of [0, 1), so that rounding does not matter.
    const places = Array.from({ length: sum }, (_, i) =>
      drawn(
        parts.map((part) => part / sum),
        (i + 0.5) / sum,
      ),
    );

    expect(parts.map((_, place) => places.filter((other) => other === place).length)).toEqual(parts);
  },
);

law(
  'X5 whoever a ramp has let in stays in while the share grows',
  100,
  [fc.tuple(unit, unit), fc.tuple(fc.nat({ max: 1000 }), fc.nat({ max: 1000 })), ids],
  (ends, instants, customers) => {
    const [from, to] = [...ends].sort((a, b) => a - b) as [number, number];
    const [early, late] = [...instants].sort((a, b) => a - b) as [number, number];
    const step = compile({
      id: 'opening',
      version: '1',
      actions: [{ id: 'new', channel: 'web' }],
      funnel: [
        ramp({ new: { from, to, over: { start: 100, end: 900 } } }),
        allocate({ hero: { channel: 'web', atMost: 1 } }),
      ],
    });
    for (const customer of customers.filter(Boolean)) {
      const isIn = (now: number) => step(undefined, request('r', { customer }), now).decisions.length === 1;
      expect(isIn(early) && !isIn(late)).toBe(false);
    }
  },
);

const counts = fc.constantFrom(0, 0.25, 0.5, 1, 1.5, 3, 10, 40, 200);
const evidences = fc.array(fc.record({ successes: counts, failures: counts }), { minLength: 2, maxLength: 4 });

/** How likely each worth is the greatest, by so many slices of all that it can be. */
function bestBySlices(scores: readonly number[], evidence: readonly Evidence[], slices = 20_000): readonly number[] {
  const scales = scores.map(
    (score, i) => (score * (2 + evidence[i]!.successes + evidence[i]!.failures)) / (1 + evidence[i]!.successes),
  );
  const top = Math.max(...scales);
  const masses = evidence.map(({ successes, failures }, i) => {
    const heights = Float64Array.from({ length: slices }, (_, slice) => {
      const rate = (((slice + 0.5) / slices) * top) / scales[i]!;
      return rate < 1 ? successes * Math.log(rate) + failures * Math.log(1 - rate) : -Infinity;
    });
    const peak = heights.reduce((most, height) => Math.max(most, height));
    const mass = heights.map((height) => Math.exp(height - peak));
    const sum = mass.reduce((total, each) => total + each);
    return mass.map((each) => each / sum);
  });
  const below = evidence.map(() => 0);
  const wins = evidence.map(() => 0);
  for (let slice = 0; slice < slices; slice += 1) {
    const here = masses.map((mass) => mass[slice]!);
    for (const [i, mass] of here.entries()) {
      wins[i]! += here.reduce((product, other, j) => (j === i ? product : product * (below[j]! + other / 2)), mass);
    }
    for (const [i, mass] of here.entries()) below[i]! += mass;
  }
  return wins;
}

law(
  'X7 each is drawn as often as slices say that it is the best, to less than 0.001',
  40,
  [evidences, fc.array(fc.constantFrom(1, 1, 0.9, 0.5, 2), { minLength: 4, maxLength: 4 })],
  (evidence, worths) => {
    const scores = evidence.map(
      ({ successes, failures }, i) => (worths[i]! * (1 + successes)) / (2 + successes + failures),
    );
    const slices = bestBySlices(scores, evidence);
    for (const [i, likely] of bestByEvidence(scores, evidence).entries()) {
      expect(Math.abs(likely - slices[i]!)).toBeLessThan(0.001);
    }
  },
);
