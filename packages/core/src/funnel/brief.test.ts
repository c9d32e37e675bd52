import { expect, it } from 'vitest';

import { request } from '../../test/request.ts';
import { small } from '../../test/small.ts';
import { gte } from '../conditions/gte.ts';
import { product } from '../factors/product.ts';
import { propensity } from '../factors/propensity.ts';
import { value } from '../factors/value.ts';
import { weight } from '../factors/weight.ts';
import { cap } from '../policies/cap.ts';
import { compile } from '../strategy/standardCompile.ts';
import { allocate } from './allocate.ts';
import { arbitrate } from './arbitrate.ts';
import { limit } from './limit.ts';
import { qualify } from './qualify.ts';

const hero = allocate({ hero: { channel: 'web', atMost: 1 } });

it('F7 finds the best of many that are mandatory, also where it looks like the worst, and stops behind them', () => {
  const asked: string[] = [];
  const actions = Array.from({ length: 400 }, (_, i) => ({
    id: `a${i}`,
    channel: 'web',
    value: 1000 - i,
    ...(i < 380 ? {} : { mandatory: true as const }),
  }));
  const funnel = [qualify(), arbitrate(product(value(), propensity('click'))), hero];
  const click = (_: unknown, { id }: { readonly id: string }): number => {
    asked.push(id);
    return id === 'a399' ? 1 : 0.001;
  };
  const step = compile(small({ actions, funnel }), { models: { click }, brief: true });

  expect(step(undefined, request(), 0).decisions).toMatchObject([{ action: 'a399', score: 601 }]);
  expect(new Set(asked).size).toBeLessThan(200);
});

it('F7, F9 looks further where only what is fallen back on would have the place', () => {
  const actions = ['a', 'b', 'house'].map((id, i) => ({ id, channel: 'web', value: 3 - i }));
  const funnel = [
    qualify(),
    limit(cap({ action: 'a', atMost: 0, per: 9 })),
    arbitrate(value()),
    allocate({ hero: { channel: 'web', atMost: 1, fallback: 'house' } }),
  ];

  expect(compile(small({ actions, funnel }), { brief: true })(undefined, request(), 0).decisions).toMatchObject([
    { action: 'b' },
  ]);
});

it('F7 takes what is mandatory first where there is no ranking', () => {
  const actions = ['a', 'b', 'c'].map((id) => ({ id, channel: 'web' }));
  const funnel = [qualify(), hero];
  const step = compile(small({ actions: [...actions, { id: 'd', channel: 'web', mandatory: true }], funnel }), {
    brief: true,
  });

  expect(step(undefined, request(), 0).decisions).toMatchObject([{ action: 'd' }]);
});

it.each([
  [
    'where scores are in proportion to what they can be at most',
    product(value(), weight(gte('context.hour', 12), 2)),
    1,
  ],
  ['where they are only estimated', product(value(), weight(gte('context.hour', 12), 2), propensity('click')), 16],
])('F7 looks at so many first, %s', (_, by, looked) => {
  const actions = Array.from({ length: 100 }, (_each, i) => ({ id: `a${i}`, channel: 'web', value: 100 - i }));
  const step = compile(small({ actions, funnel: [qualify(), arbitrate(by), hero] }), {
    models: { click: () => 1 },
    brief: true,
  });

  const { decisions, dropped } = step(undefined, { ...request(), context: { hour: 13 } }, 0);
  expect(decisions).toMatchObject([{ action: 'a0', score: 200 }]);
  expect(decisions.length + dropped.length).toBe(looked);
});
