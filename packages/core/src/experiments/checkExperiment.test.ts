import { describe, expect, it } from 'vitest';

import { faultsOf } from '../../test/faultsOf.ts';
import { places, small } from '../../test/small.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';

const arm = (weight: unknown, ...stages: readonly unknown[]) => ({ weight, stages });
const halves = { id: 'test', control: 'a', arms: { a: arm(0.5), b: arm(0.5) } };
const node = (parts: object = {}): Strategy['funnel'][number] => ({
  kind: 'experiment',
  ...halves,
  ...parts,
});
const faults = (...funnel: Strategy['funnel']) => faultsOf(() => compile(small({ funnel: [...funnel, places] })));

describe('checkExperiment', () => {
  it.each([[[1 / 3, 1 / 3, 1 / 3]], [[0.3333333, 0.3333333, 0.3333333]], [[1, 0]], [[1]]])(
    'X2 weights %j add up',
    (weights) => {
      const arms = Object.fromEntries(weights.map((weight, i) => ['abc'[i], arm(weight)]));

      expect(faults(node({ arms }))).toEqual([]);
    },
  );

  it.each([
    [{ arms: { a: arm(0.5), b: arm(0.49) } }, '/funnel/0/arms'],
    [{ arms: { a: arm(0.5), b: arm(0.500_01) } }, '/funnel/0/arms'],
    [{ control: 'c' }, '/funnel/0/control'],
    [{ control: 'toString' }, '/funnel/0/control'],
    [{ layer: { id: 'l', from: 0.5, to: 0.5 } }, '/funnel/0/layer'],
  ])('X2 X3 refuses %j', (parts, place) => {
    expect(faults(node(parts))).toEqual([['EXPERIMENT_INVALID', place]]);
  });

  it('X2 refuses an experiment without arms, once for each thing that is wrong', () => {
    expect(faults(node({ arms: {} }))).toEqual([
      ['EXPERIMENT_INVALID', '/funnel/0/control'],
      ['EXPERIMENT_INVALID', '/funnel/0/arms'],
    ]);
  });

  it('X2 refuses a second experiment by the same name, also in an arm', () => {
    expect(faults(node(), node())).toEqual([['EXPERIMENT_INVALID', '/funnel/1/id']]);
    expect(faults(node({ arms: { a: arm(1, node()) } }))).toEqual([
      ['EXPERIMENT_INVALID', '/funnel/0/arms/a/stages/0/id'],
    ]);
  });

  it('X3 refuses parts of a layer that overlap', () => {
    const part = (id: string, from: number, to: number) => node({ id, layer: { id: 'home', from, to } });

    expect(faults(part('one', 0, 0.5), part('two', 0.5, 1))).toEqual([]);
    expect(faults(part('one', 0, 0.5), part('two', 0.499, 1))).toEqual([['EXPERIMENT_INVALID', '/funnel/1/layer']]);
    expect(faults(part('one', 0, 0.5), node({ id: 'two', layer: { id: 'mail', from: 0, to: 1 } }))).toEqual([]);
  });

  it.each([
    [{ arms: { a: arm(2) } }, 'VALUE_OUT_OF_RANGE', '/funnel/0/arms/a/weight'],
    [{ arms: { a: { weight: 1 } } }, 'FIELD_MISSING', '/funnel/0/arms/a/stages'],
    [{ arms: { a: arm(1, { kind: 'toString' }) } }, 'KIND_UNKNOWN', '/funnel/0/arms/a/stages/0/kind'],
    [{ hashVersion: 3 }, 'VALUE_OUT_OF_RANGE', '/funnel/0/hashVersion'],
    [{ coverage: 1.1 }, 'VALUE_OUT_OF_RANGE', '/funnel/0/coverage'],
    [
      { arms: JSON.parse('{"a":{"weight":1,"stages":[]},"__proto__":{}}') },
      'KEY_FORBIDDEN',
      '/funnel/0/arms/__proto__',
    ],
  ])('X2 refuses %j as any node that is malformed', (parts, code, place) => {
    expect(faults(node(parts))).toContainEqual([code, place]);
  });
});
