import { describe, expect, it } from 'vitest';

import { findingsOf } from '../../test/findingsOf.ts';
import { all } from '../conditions/all.ts';
import { exists } from '../conditions/exists.ts';
import { propensity } from '../factors/propensity.ts';
import { value } from '../factors/value.ts';
import { allocate } from '../funnel/allocate.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { holdout } from '../funnel/holdout.ts';
import { limit } from '../funnel/limit.ts';
import { qualify } from '../funnel/qualify.ts';
import { cap } from '../policies/cap.ts';
import { quiet } from '../policies/quiet.ts';
import type { Node } from '../shape/shape.ts';
import { occurrence } from '../triggers/occurrence.ts';

const slots = allocate({
  hero: { channel: 'web', atMost: 1 },
  side: { channel: 'web', atMost: 1 },
  inbox: { channel: 'email', atMost: 1 },
});
const plain = { id: 'plain', channel: 'web' };
const picky = { id: 'picky', channel: 'web', when: exists('context.a') };
const empty = (actions: readonly object[], ...stages: readonly Node[]): readonly string[] =>
  findingsOf({
    triggers: { bought: occurrence('ordered') },
    actions: actions as never,
    funnel: [...stages, slots],
  }).flatMap(([code, path]) => (code === 'SLOT_MAY_STAY_EMPTY' ? [path.split('/').at(-1)!] : []));

describe('slotFindings', () => {
  it('K7 each place needs an action that nothing can hold back', () => {
    const other = { ...plain, id: 'other', when: all() };

    expect(empty([plain, other], qualify())).toEqual([]);
    expect(empty([plain, picky], qualify())).toEqual(['side']);
    expect(empty([picky], qualify())).toEqual(['hero', 'side']);
    expect(empty([picky, other])).toEqual([]);
    expect(empty([plain, { ...plain, id: 'late', validTo: 5 }], qualify())).toEqual(['side']);
  });

  it('K7 what triggers alone fill is meant to be empty', () => {
    expect(empty([plain, { ...plain, id: 'b' }, { id: 'c', channel: 'email', on: 'bought' }])).toEqual([]);
    expect(empty([plain, { ...plain, id: 'b', on: 'bought' }])).toEqual(['side']);
  });

  it('K7 F9 a slot for one that falls back on something is never empty', () => {
    const slot = (atMost: number) => allocate({ hero: { channel: 'web', atMost, fallback: 'plain' } });
    const found = (atMost: number) =>
      findingsOf({
        actions: [picky, plain] as never,
        funnel: [qualify(), limit(cap({ atMost: 1, per: 1 })), slot(atMost)],
      });

    expect(found(1)).toEqual([]);
    expect(found(2)).toEqual([['SLOT_MAY_STAY_EMPTY', '/funnel/2/slots/hero']]);
  });

  it.each<[string, Node, readonly string[]]>([
    ['a cap', limit(cap({ atMost: 5, per: 1 })), ['hero', 'side']],
    ['a cap on another channel', limit(cap({ channel: 'email', atMost: 5, per: 1 })), []],
    ['quiet hours', limit(quiet({ from: '21:00', to: '08:00' })), []],
    ['a ranking by value', arbitrate(value()), []],
    ['a model, which may fail', arbitrate(propensity('click')), ['hero', 'side']],
    ['a hold-out, which is meant so', holdout({ share: 0.1 }), []],
  ])('K7 %s', (_, stage, expected) => {
    expect(empty([plain, { ...plain, id: 'b' }], stage)).toEqual(expected);
  });
});
