import { describe, expect, it } from 'vitest';

import { small } from '../../test/small.ts';
import { all } from '../conditions/all.ts';
import { gte } from '../conditions/gte.ts';
import { lt } from '../conditions/lt.ts';
import type { Node } from '../shape/shape.ts';
import { hours, minutes } from '../time/duration.ts';
import { absence } from '../triggers/absence.ts';
import { occurrence } from '../triggers/occurrence.ts';
import { pattern } from '../triggers/pattern.ts';
import { absent } from '../triggers/pattern/absent.ts';
import { begin } from '../triggers/pattern/begin.ts';
import { either } from '../triggers/pattern/either.ts';
import { followedBy } from '../triggers/pattern/followedBy.ts';
import { together } from '../triggers/pattern/together.ts';
import { schedule } from '../triggers/schedule.ts';
import { sequence } from '../triggers/sequence.ts';
import { check } from './check.ts';

const dead = { type: 'ordered', where: all(gte('event.x', 5), lt('event.x', 3)) };
const cart = begin('cart', 'carted');

const never = (trigger: Node): boolean =>
  check(small({ triggers: { it: trigger }, actions: [{ id: 'a', channel: 'web', on: 'it' }] })).some(
    ({ code, path }) => code === 'TRIGGER_NEVER_FIRES' && path === '/triggers/it',
  );

describe('triggerFindings', () => {
  it.each<[string, Node, boolean]>([
    ['an occurrence of what cannot be', occurrence(dead.type, dead.where), true],
    ['an occurrence', occurrence('ordered'), false],
    ['an absence that nothing opens', absence({ after: dead, of: 'ordered', for: 1 }), true],
    ['an absence that nothing closes', absence({ after: 'carted', of: dead, for: 1 }), false],
    ['a sequence without a beginning', sequence({ first: dead, second: 'ordered', within: 1 }), true],
    ['a sequence without an end', sequence({ first: 'carted', second: dead, within: 1 }), true],
    ['a schedule, which always comes', schedule({ at: '02:30', on: ['fri'], dayOfMonth: 31 }), false],
    ['a pattern without one of its steps', pattern({ steps: [cart, followedBy('end', dead)] }), true],
    [
      'a pattern without a step that it can do without',
      pattern({ steps: [cart, followedBy('end', dead, { optional: true })] }),
      false,
    ],
    [
      'a pattern with a loop of none',
      pattern({ steps: [cart, followedBy('end', dead, { times: { min: 0 } })] }),
      false,
    ],
    [
      'one that misses its limit',
      pattern({ steps: [cart, followedBy('end', dead)], within: 9, fires: 'timeout' }),
      false,
    ],
    ['one that is never begun', pattern({ steps: [begin('cart', dead)], within: 9, fires: 'both' }), true],
    [
      'all, of which one cannot be',
      pattern({ steps: [together([followedBy('a', 'viewed')], [followedBy('b', dead)])] }),
      true,
    ],
    [
      'one of two, of which one can',
      pattern({ steps: [either([followedBy('a', 'viewed')], [followedBy('b', dead)])] }),
      false,
    ],
    [
      'one of two, neither of which can',
      pattern({ steps: [either([followedBy('a', dead)], [followedBy('b', dead)])] }),
      true,
    ],
    [
      'an absence longer than the whole',
      pattern({ steps: [cart, absent('none', 'ordered', { for: hours(1) })], within: minutes(30) }),
      true,
    ],
    [
      'an absence as long as the whole',
      pattern({ steps: [cart, absent('none', 'ordered', { for: hours(1) })], within: hours(1) }),
      false,
    ],
  ])('K5 %s', (_, trigger, isDead) => {
    expect(never(trigger)).toBe(isDead);
  });

  it('K5 tells why, and of an absence that is too long both lengths', () => {
    const steps = [cart, absent('none', 'ordered', { for: hours(1) })];
    const found = check(small({ triggers: { it: pattern({ steps, within: minutes(30) }) } }));

    expect(found).toEqual([
      expect.objectContaining({ code: 'STATE_MAY_BE_LARGE', severity: 'note', path: '' }),
      {
        code: 'TRIGGER_NEVER_FIRES',
        severity: 'error',
        path: '/triggers/it',
        message: 'it never fires',
        proof: [
          { path: '/triggers/it/steps/1/for', says: 'takes 3600000 ms' },
          { path: '/triggers/it/within', says: 'the whole has to end within 1800000 ms' },
        ],
      },
      expect.objectContaining({ code: 'TRIGGER_OPENS_NOTHING', severity: 'note', path: '/triggers/it' }),
    ]);
  });
});
