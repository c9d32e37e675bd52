import { describe, expect, it } from 'vitest';

import { findingsOf } from '../../test/findingsOf.ts';
import { allocate, type AllocateOptions, type Slot } from '../funnel/allocate.ts';
import { experiment } from '../funnel/experiment.ts';
import type { Action } from '../strategy/action.ts';
import { occurrence } from '../triggers/occurrence.ts';

const row = { row: { channel: 'web', atMost: 3 } };
const web = (id: string, more: Partial<Action> = {}): Action => ({ id, channel: 'web', ...more });
const promo = { tags: ['promo'] };

const idle = (
  actions: readonly Action[],
  options: AllocateOptions,
  slots: Readonly<Record<string, Slot>> = row,
): readonly string[] =>
  findingsOf({
    triggers: { bought: occurrence('ordered') },
    actions: actions as never,
    funnel: [allocate(slots, options)],
  }).flatMap(([code, path]) => (code === 'CONSTRAINT_NEVER_BINDS' ? [path.replace('/funnel/0/', '')] : []));

describe('constraintFindings', () => {
  const three = [web('a', promo), web('b', promo), web('c', { group: 'g' })];

  it('K6 a constraint needs more actions than it allows, on one occasion', () => {
    expect(idle(three, { mix: [{ tag: 'promo', atMost: 1 }] })).toEqual([]);
    expect(idle(three, { mix: [{ tag: 'promo', atMost: 2 }] })).toEqual(['mix/0']);
    expect(
      idle([web('a', promo), web('b', { ...promo, on: 'bought' })], { mix: [{ tag: 'promo', atMost: 1 }] }),
    ).toEqual(['mix/0']);
    expect(idle(three, { mix: [{ tag: 'promo', group: 'g', atMost: 1 }] })).toEqual(['mix/0']);
    expect(idle(three, { perGroup: 1, perIssue: 1 })).toEqual(['perGroup', 'perIssue']);
    expect(idle([...three, web('d', { group: 'g' })], { perGroup: 1 })).toEqual([]);
    expect(
      idle(three, {
        exclusions: [
          ['a', 'g'],
          ['g', 'c'],
        ],
      }),
    ).toEqual(['exclusions/1']);
  });

  it('K6 a constraint needs more places than it allows', () => {
    const one = { hero: { channel: 'web', atMost: 1 } };
    const two = { ...one, inbox: { channel: 'email', atMost: 1 } };
    const mix = [{ tag: 'promo', atMost: 1 }];

    expect(idle(three, { mix }, one)).toEqual(['mix/0']);
    expect(idle(three, { mix }, two)).toEqual(['mix/0']);
    expect(idle([...three, { ...web('e', promo), channel: 'email' }], { mix }, two)).toEqual([]);
  });

  it('K6 a constraint never binds beside one that counts all that it counts and allows no more', () => {
    const mixed = (...mix: NonNullable<AllocateOptions['mix']>) => idle([...three, web('d')], { mix });

    expect(mixed({ tag: 'promo', atMost: 1 }, { channel: 'web', atMost: 2 })).toEqual([]);
    expect(mixed({ tag: 'promo', atMost: 1 }, { channel: 'web', atMost: 1 })).toEqual(['mix/0']);
    expect(mixed({ channel: 'web', atMost: 1 }, { atMost: 1 })).toEqual(['mix/1']);
    expect(idle(three, { exclusions: [['a', 'b']], mix: [{ tag: 'promo', atMost: 1 }] })).toEqual(['mix/0']);
  });

  it('K6 places of arms are no places of each other', () => {
    const arm = (slots: Readonly<Record<string, Slot>>) => ({
      weight: 0.5,
      stages: [allocate(slots, { mix: [{ tag: 'promo', atMost: 1 }] })],
    });
    const arms = { wide: arm(row), slim: arm({ hero: { channel: 'web', atMost: 1 } }) };

    expect(
      findingsOf({ actions: three as never, funnel: [experiment({ id: 'e', arms })] }).filter(
        ([code]) => code === 'CONSTRAINT_NEVER_BINDS',
      ),
    ).toEqual([['CONSTRAINT_NEVER_BINDS', '/funnel/0/arms/slim/stages/0/mix/0']]);
  });
});
