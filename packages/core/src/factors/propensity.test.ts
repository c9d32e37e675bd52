import { describe, expect, it } from 'vitest';

import { faultsOf } from '../../test/faultsOf.ts';
import { score } from '../../test/score.ts';
import { places, small } from '../../test/small.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import type { Evidence } from '../strategy/evidence.ts';
import { compile } from '../strategy/standardCompile.ts';
import { propensity } from './propensity.ts';

const action = { id: 'a', channel: 'web', value: 3 };

describe('propensity', () => {
  it('R3 is what the model says of the action at the moment', () => {
    const click = ({ profile }: { profile: Readonly<Record<string, unknown>> }, { value }: { value?: number }) =>
      Number(profile['rate']) * value!;

    expect(score(propensity('click'), action, { models: { click }, profile: { rate: 0.25 } })).toEqual({
      score: 0.75,
      parts: [['propensity', 0.75]],
    });
  });

  it.each([0, 1, 0.5, Number.MIN_VALUE])('R2 %s is a probability', (likely) => {
    expect(score(propensity('click'), action, { models: { click: () => likely } }).score).toBe(likely);
  });

  it('R6 of evidence it is the rate that is expected', () => {
    const given = (successes: unknown, failures: unknown) =>
      score(propensity('click'), action, { models: { click: () => ({ successes, failures }) as Evidence } }).score;

    expect([given(0, 0), given(3, 5), given(0.5, 0)]).toEqual([0.5, 0.4, 0.6]);
    for (const [successes, failures] of [
      [-1, 2],
      [1, NaN],
      [Infinity, 1],
      ['1', 2],
      [1, undefined],
    ] as const) {
      expect(() => given(successes, failures)).toThrow('or evidence');
    }
  });

  it.each([-0.1, 1.0000001, Number.NaN, Infinity, '0.5', null, undefined, 1n, {}])('R2 %s is none', (likely) => {
    const click = () => likely as number;

    expect(() => score(propensity('click'), action, { models: { click } })).toThrow('expected a number from 0 to 1');
  });

  it.each(['click', 'toString', '__proto__'])('refuses the model %s where none is bound', (name) => {
    const funnel = [arbitrate(propensity(name)), places];

    expect(faultsOf(() => compile(small({ funnel }), { models: {} }))).toEqual([
      ['MODEL_UNBOUND', '/funnel/0/by/model'],
    ]);
    expect(faultsOf(() => compile(small({ funnel })))).toEqual([['MODEL_UNBOUND', '/funnel/0/by/model']]);
  });
});
