import { describe, expect, it } from 'vitest';

import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import { armOf } from '../experiments/armOf.ts';
import { hashOf } from '../experiments/hashOf.ts';
import { inNamespace } from '../experiments/inNamespace.ts';
import { lever } from '../factors/lever.ts';
import { cap } from '../policies/cap.ts';
import { compile } from '../strategy/standardCompile.ts';
import { arbitrate } from './arbitrate.ts';
import { experiment, type Experiment } from './experiment.ts';
import { holdout } from './holdout.ts';
import { limit } from './limit.ts';

const customers = Array.from({ length: 10_000 }, (_, i) => `customer-${i}`);
const actions = [
  { id: 'mug', channel: 'web' },
  { id: 'tea', channel: 'web' },
];

/** Tea first, or mugs. */
const tea = [arbitrate(lever({ tea: 2 }))];
const mug = [arbitrate(lever({ mug: 2 }))];
const halves = (options: Partial<Experiment> = {}): Experiment =>
  experiment({
    id: 'first',
    arms: { tea: { weight: 0.5, stages: tea }, mug: { weight: 0.5, stages: mug } },
    ...options,
  });

const share = (of: readonly string[]): number => of.length / customers.length;
/** Four standard deviations of a binomial. */
const slack = (p: number): number => 4 * Math.sqrt((p * (1 - p)) / customers.length);
const inArm = (node: Experiment, arm: string): readonly string[] =>
  customers.filter((customer) => armOf(node, customer)?.arm === arm);

describe('experiment', () => {
  it('X2 sends each customer through the arm of their bucket, and says so', () => {
    const step = compile(small({ actions, funnel: [halves(), places] }));
    const decided = customers.slice(0, 200).map((customer) => {
      const [decision] = step(undefined, request('r1', { customer }), 0).decisions;
      return [decision?.action, decision?.arms, decision?.probability];
    });

    // The control is the first arm of the maker, and has the first buckets.
    expect(decided).toEqual(
      customers.slice(0, 200).map((customer) => {
        const arm = hashOf('first', customer, 2)! < 0.5 ? 'tea' : 'mug';
        return [arm, { first: { arm, share: 0.5 } }, 1];
      }),
    );
  });

  it('X2 shares are what the weights say, within four standard deviations', () => {
    const arms = { a: { weight: 0.2, stages: [] }, b: { weight: 0.3, stages: [] }, c: { weight: 0.5, stages: [] } };
    for (const hashVersion of [1, 2] as const) {
      const node = experiment({ id: 'shares', arms, hashVersion, coverage: 0.6 });
      for (const [arm, { weight }] of Object.entries(arms)) {
        expect(Math.abs(share(inArm(node, arm)) - weight * 0.6)).toBeLessThan(slack(weight * 0.6));
      }
      expect(armOf(node, inArm(node, 'b')[0]!)?.share).toBeCloseTo(0.18, 12);
    }
  });

  it('X2 whoever is outside of the coverage goes through the control, and nothing is said of the experiment', () => {
    const step = compile(small({ actions, funnel: [halves({ coverage: 0, control: 'mug' }), places] }));
    const [decision] = step(undefined, request(), 0).decisions;

    expect(decision?.action).toBe('mug');
    expect(decision).not.toHaveProperty('arms');
  });

  it('X2 a larger coverage moves nobody from one arm to another', () => {
    const [few, many] = [0.2, 0.7].map((coverage) => new Set(inArm(halves({ coverage }), 'mug')));

    expect(few!.size).toBeGreaterThan(500);
    expect([...few!].filter((customer) => !many!.has(customer))).toEqual([]);
  });

  it('X2 the order in which the arms are written changes nothing', () => {
    const thirds = { c: { weight: 0.5, stages: [] }, b: { weight: 0.2, stages: [] }, a: { weight: 0.3, stages: [] } };
    const node = experiment({ id: 'order', arms: thirds });
    const turned = { ...node, arms: Object.fromEntries(Object.entries(thirds).reverse()) };
    const [one, other] = [node, turned].map((each) => customers.map((customer) => armOf(each, customer)));

    expect(node.control).toBe('c');
    expect(other).toEqual(one);
  });

  it('X2 an id that was known before keeps its arm, whoever the customer has become', () => {
    const step = compile(small({ actions, funnel: [halves(), places] }));
    const { state } = step(undefined, request(), 0);
    const [before, after] = ['tea', 'mug'].map((arm) => inArm(halves(), arm)[0]!);
    const decide = (subject: string) =>
      step({ ...state, subject, seen: [] }, request('r2'), 1).decisions[0]?.arms?.['first']?.arm;

    expect([decide(before!), decide(after!)]).toEqual(['tea', 'mug']);
  });

  it('X3 experiments in different parts of a layer have nobody in common', () => {
    const one = halves({ layer: { id: 'home', from: 0, to: 0.4 } });
    const other = halves({ id: 'second', layer: { id: 'home', from: 0.4, to: 1 } });
    const [first, second] = [one, other].map((node) => customers.filter((customer) => armOf(node, customer)));

    expect(first!.filter((customer) => second!.includes(customer))).toEqual([]);
    expect(first).toEqual(customers.filter((customer) => inNamespace(customer, ['home', 0, 0.4])));
    expect(Math.abs(share(first!) - 0.4)).toBeLessThan(slack(0.4));
    expect(first!.length + second!.length).toBe(customers.length);
    expect(armOf(one, first![0]!)?.share).toBeCloseTo(0.2, 12);
  });

  it('X3 outside of a layer nothing depends on it: arms are drawn apart from parts', () => {
    const within = halves({ layer: { id: 'home', from: 0, to: 0.5 } });
    const part = customers.filter((customer) => armOf(within, customer));
    const tried = part.filter((customer) => armOf(within, customer)?.arm === 'mug').length / part.length;

    expect(Math.abs(tried - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / part.length));
  });

  it('X2 D2 hold-outs and experiments in an arm work as they do outside', () => {
    const inner = halves({ id: 'inner' });
    const arms = { held: { weight: 0.5, stages: [holdout({ share: 0.5 }), inner] }, open: { weight: 0.5, stages: [] } };
    const outer = experiment({ id: 'outer', arms });
    const step = compile(small({ actions, funnel: [outer, places] }), { trace: true });
    const results = customers.slice(0, 400).map((customer) => step(undefined, request('r1', { customer }), 0));
    const held = results.filter(({ dropped }) => dropped[0]?.reason === 'HELD_OUT');
    const both = results.flatMap(({ decisions }) => decisions).filter(({ arms: known }) => known?.['inner']);

    expect(held.length).toBeGreaterThan(50);
    expect(held[0]?.dropped[0]).toMatchObject({
      arms: { outer: { arm: 'held', share: 0.5 } },
      clause: '/funnel/0/arms/held/stages/0',
    });
    expect(both.length).toBeGreaterThan(50);
    expect(both.every(({ probability }) => probability === 0.5)).toBe(true);
    expect(both[0]?.arms).toMatchObject({ outer: { arm: 'held' }, inner: { share: 0.5 } });
  });

  it('X2 P2 a cap of one arm counts what the arm has sent, and holds nobody in the other', () => {
    const once = limit(cap({ atMost: 1, per: 1000 }));
    const arms = { capped: { weight: 0.5, stages: [once] }, free: { weight: 0.5, stages: [] } };
    const node = experiment({ id: 'caps', arms });
    const step = compile(small({ actions, funnel: [node, places] }));
    const twice = (arm: string): readonly number[] => {
      const customer = inArm(node, arm)[0]!;
      const first = step(undefined, request('r1', { customer }), 0);
      return [first.decisions.length, step(first.state, request('r2', { customer }), 1).decisions.length];
    };

    expect([twice('capped'), twice('free')]).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it('X2 F5 the last stage may be an experiment whose arms give places away', () => {
    const arms = { one: { weight: 0.5, stages: [places] }, two: { weight: 0.5, stages: [...tea, places] } };
    const node = experiment({ id: 'end', arms });
    const step = compile(small({ actions, funnel: [node] }));
    const ask = (arm: string) => step(undefined, request('r1', { customer: inArm(node, arm)[0]!, slots: ['hero'] }), 0);

    expect(['one', 'two'].map((arm) => ask(arm).decisions[0]?.action)).toEqual(['mug', 'tea']);
    expect(ask('one').faults).toEqual([]);
  });

  it('X2 F7 deciding briefly decides the same', () => {
    const strategy = small({ actions, funnel: [{ kind: 'qualify' }, halves(), places] });
    const [whole, brief] = [false, true].map((isBrief) => compile(strategy, { brief: isBrief }));

    for (const customer of customers.slice(0, 100)) {
      const asked = request('r1', { customer });
      expect(brief!(undefined, asked, 0).decisions).toEqual(whole!(undefined, asked, 0).decisions);
    }
  });
});
