import { describe, expect, it } from 'vitest';

import { small } from '../../test/small.ts';
import { custom } from '../conditions/custom.ts';
import { eq } from '../conditions/eq.ts';
import { exists } from '../conditions/exists.ts';
import { qualify } from '../funnel/qualify.ts';
import type { Readers } from '../triggers/readers.ts';
import { Readership } from './readership.ts';
import type { Strategy } from './strategy.ts';

const total = { id: 'a', channel: 'web', on: 'left', when: eq('event.total', 3) };
const item = { id: 'b', channel: 'web', on: 'left', when: eq('event.item', 'x') };

const told = ({ whole, ofEvent, ofSteps }: Readers): readonly unknown[] => [whole, [...ofEvent], [...ofSteps]];
const on = (trigger: string, parts: Partial<Strategy>): readonly unknown[] =>
  told(Readership.of(small(parts)).on(trigger));

describe('who looks at the events of a trigger', () => {
  it('T24 are the actions that it proposes', () => {
    expect(on('left', { actions: [total, item] })).toEqual([false, ['total', 'item'], []]);
    expect(on('other', { actions: [total, item] })).toEqual([false, [], []]);
  });

  it('T24 are the funnel and named conditions where it proposes any', () => {
    const conditions = { known: exists('event.user'), again: exists('steps.a.user') };
    const funnel = [qualify({ suitable: { a: eq('event.country', 'DE') } })];
    const all = { conditions, funnel, actions: [total] };

    expect(on('left', all)).toEqual([false, ['user', 'country', 'total'], ['user']]);
    expect(on('other', all)).toEqual([false, [], ['user']]);
  });

  it('T24 is code, which looks where it likes', () => {
    expect(on('left', { actions: [{ ...total, when: custom('near') }] })[0]).toBe(true);
    expect(on('left', { actions: [total], conditions: { near: custom('near') } })[0]).toBe(true);
    expect(on('other', { actions: [total], conditions: { near: custom('near') } })[0]).toBe(false);
  });

  it('T24 are those that are there after an amendment', () => {
    const before = Readership.of(small({ actions: [total, { ...total, id: 'c' }] }));

    expect(told(before.with([item], [total]).on('left'))).toEqual([false, ['total', 'item'], []]);
    expect(told(before.with([item], [total, total]).on('left'))).toEqual([false, ['item'], []]);
    expect(told(before.on('left'))).toEqual([false, ['total'], []]);
  });
});
