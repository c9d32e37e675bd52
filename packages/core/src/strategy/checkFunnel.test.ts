import { describe, expect, it } from 'vitest';

import { faultsOf } from '../../test/faultsOf.ts';
import { places, small } from '../../test/small.ts';
import { experiment } from '../funnel/experiment.ts';
import { qualify } from '../funnel/qualify.ts';
import { compile } from './standardCompile.ts';
import type { Strategy } from './strategy.ts';

type Stages = Strategy['funnel'];

const rank = { kind: 'arbitrate', by: { kind: 'value' } };
/** Two arms, of which the first is always the same. */
const tried = (first: Stages, second: Stages, id = 'test'): Stages[number] =>
  experiment({ id, arms: { a: { weight: 0.5, stages: first }, b: { weight: 0.5, stages: second } } });
const ordered = (funnel: Stages) => faultsOf(() => compile(small({ funnel }))).map(([code, at]) => `${code} ${at}`);

describe('checkFunnel', () => {
  it.each<[Stages, readonly string[]]>([
    [[tried([rank], []), places], []],
    [[tried([rank], [rank]), places], []],
    [[tried([rank], []), rank, places], ['FUNNEL_ORDER /funnel/1']],
    [[rank, tried([], [rank]), places], ['FUNNEL_ORDER /funnel/1/arms/b/stages/0']],
    [[tried([], [rank, rank]), places], ['FUNNEL_ORDER /funnel/0/arms/b/stages/1']],
    [[tried([rank], []), tried([rank], [], 'other'), places], ['FUNNEL_ORDER /funnel/1/arms/a/stages/0']],
    [[tried([tried([rank], [], 'inner')], [rank]), rank, places], ['FUNNEL_ORDER /funnel/1']],
  ])('F6 there is at most one arbitrate on each way: %#', (funnel, expected) => {
    expect(ordered(funnel)).toEqual(expected);
  });

  it.each<[Stages, readonly string[]]>([
    [[tried([places], [rank, places])], []],
    [[tried([places], [tried([places], [places], 'inner')])], []],
    [[tried([places], [])], ['FUNNEL_ORDER /funnel/0/arms/b/stages']],
    [[tried([places], [rank])], ['FUNNEL_ORDER /funnel/0/arms/b/stages/0']],
    [[tried([places], []), places], ['FUNNEL_ORDER /funnel/0/arms/a/stages/0']],
    [
      [tried([places, rank], [places])],
      ['FUNNEL_ORDER /funnel/0/arms/a/stages/0', 'FUNNEL_ORDER /funnel/0/arms/a/stages/1'],
    ],
  ])('F6 each way ends with its one allocate: %#', (funnel, expected) => {
    expect(ordered(funnel)).toEqual(expected);
  });

  const draw = { kind: 'explore', method: 'softmax', lambda: 1 };
  it.each<[Stages, readonly string[]]>([
    [[rank, draw, places], []],
    [[tried([rank, draw], [rank]), places], []],
    [[rank, draw, qualify(), places], ['FUNNEL_ORDER /funnel/2']],
    [[draw, rank, places], ['FUNNEL_ORDER /funnel/1']],
    [[draw, draw, places], ['FUNNEL_ORDER /funnel/1']],
    [[tried([draw], []), rank, places], ['FUNNEL_ORDER /funnel/1']],
    [[draw, tried([], []), places], ['FUNNEL_ORDER /funnel/1']],
  ])('F6 nothing stands between explore and allocate: %#', (funnel, expected) => {
    expect(ordered(funnel)).toEqual(expected);
  });

  it('F6 the 32 stages that there may be are counted with those in arms', () => {
    const all = (first: number, second: number) =>
      ordered([tried(Array(first).fill(qualify()), Array(second).fill(qualify())), places]);

    expect(all(15, 15)).toEqual([]);
    expect(all(15, 16)).toEqual(['VALUE_OUT_OF_RANGE /funnel']);
  });
});
