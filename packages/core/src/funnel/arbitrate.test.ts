import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { left, lost, shortlist } from '../../test/shortlist.ts';
import { product } from '../factors/product.ts';
import { propensity } from '../factors/propensity.ts';
import { value } from '../factors/value.ts';
import type { Model } from '../strategy/model.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { arbitrate } from './arbitrate.ts';
import { trace } from './trace.ts';

const worth = (id: string, worthOf: number): Treatment => ({ id, channel: 'web', value: worthOf });
const rank = (actions: readonly Treatment[], click?: Model, traced = false) =>
  builder({ actions }, click === undefined ? {} : { click }).stage(
    arbitrate(click === undefined ? value() : product(propensity('click'), value())),
    '/funnel/0',
  )(shortlist(actions, { trace: traced ? trace : undefined }));

describe('arbitrate', () => {
  it('R1 puts the highest score first', () => {
    const after = rank([worth('a', 1), worth('b', 3), worth('c', 2)]);

    expect(after.candidates.map(({ action, score }) => [action.id, score])).toEqual([
      ['b', 3],
      ['c', 2],
      ['a', 1],
    ]);
  });

  it('R1 ties go to the smaller id, by code units', () => {
    const ids = ['b', 'ä', 'B', 'a10', 'a2', '\u{1F600}', '\uFFFD'];

    expect(left(rank(ids.map((id) => worth(id, 1))))).toEqual(['B', 'a10', 'a2', 'b', 'ä', '\u{1F600}', '\uFFFD']);
  });

  it('R1 ties are ties also where scores are beyond the largest double', () => {
    const huge = [worth('b', 1e308), worth('a', 1e308)].map((action) => ({ ...action, lever: 1 }));
    const stage = builder({ actions: huge }).stage(arbitrate(product(value(), value())), '');

    expect(left(stage(shortlist(huge)))).toEqual(['a', 'b']);
  });

  it('R1 drops what has a score that is not above 0', () => {
    const after = rank([worth('a', 0), worth('b', 1)]);

    expect(left(after)).toEqual(['b']);
    expect(after.dropped).toEqual([
      {
        action: 'a',
        cause: { kind: 'request', id: 'r1' },
        stage: 'arbitrate',
        reason: 'ZERO_SCORE',
        clause: '/funnel/0',
        seen: 0,
        needed: { above: 0 },
      },
    ]);
  });

  it('R1 keeps what is mandatory at a score of 0, and puts it where that belongs', () => {
    const actions: Treatment[] = [
      { ...worth('a', 0), mandatory: true },
      worth('b', 0),
      { ...worth('c', 2), mandatory: true },
    ];
    const after = rank([...actions, worth('d', 3)]);

    expect(after.candidates.map(({ action, score }) => [action.id, score])).toEqual([
      ['d', 3],
      ['c', 2],
      ['a', 0],
    ]);
    expect(lost(after)).toEqual([['b', 'ZERO_SCORE']]);
  });

  it.each<[string, Model]>([
    [
      'throws',
      () => {
        throw new Error('not today');
      },
    ],
    ['gives no number', () => NaN],
  ])('R2 keeps what is mandatory at a score of 0 where its model %s, and tells of the model', (_, click) => {
    const after = rank([{ ...worth('a', 1), mandatory: true }, worth('b', 1)], click);

    expect(after.candidates).toMatchObject([{ action: { id: 'a' }, score: 0 }]);
    expect(after.contributions?.(after.candidates[0]!.action)).toEqual([]);
    expect(lost(after)).toEqual([['b', 'ERROR']]);
    expect(after.faults.map(({ code }) => code)).toEqual(['MODEL_FAILED', 'MODEL_FAILED']);
  });

  it.each<[string, Model]>([
    [
      'throws',
      () => {
        throw new Error('no features');
      },
    ],
    [
      'throws what no text can be made of',
      () => {
        throw Object.create(null);
      },
    ],
    ['gives no number', () => '0.5' as unknown as number],
    ['gives NaN', () => Number.NaN],
    ['gives more than 1', () => 1.5],
    ['gives less than 0', () => -0.5],
  ])('R2 a model that %s drops the candidate, and the others go on', (_, broken) => {
    const after = rank([worth('a', 1), worth('b', 1), worth('c', 1)], (moment, action) =>
      action.id === 'b' ? broken(moment, action) : 1,
    );

    expect(left(after)).toEqual(['a', 'c']);
    expect(lost(after)).toEqual([['b', 'ERROR']]);
    expect(after.faults).toEqual([{ code: 'MODEL_FAILED', path: '/funnel/0', message: expect.stringMatching(/^b: /) }]);
  });

  it('R2 a model that fails when it is asked again throws nothing', () => {
    let calls = 0;
    const after = rank([worth('a', 3)], () => {
      calls += 1;
      if (calls > 1) throw new Error('gone');
      return 0.5;
    });

    expect(after.candidates.map(({ score }) => score)).toEqual([1.5]);
    expect(after.contributions?.(worth('a', 3))).toEqual([]);
  });

  it('takes a score apart where one is asked for', () => {
    expect(rank([worth('a', 3)], () => 0.5).contributions?.(worth('a', 3))).toEqual([
      { factor: 'propensity', value: 0.5 },
      { factor: 'value', value: 3 },
    ]);
  });
});
