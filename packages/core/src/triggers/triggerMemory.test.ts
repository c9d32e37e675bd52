import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { small } from '../../test/small.ts';
import { gte } from '../conditions/gte.ts';
import type { Node } from '../shape/shape.ts';
import { compile } from '../strategy/standardCompile.ts';
import { days, hours } from '../time/duration.ts';
import { instant } from '../time/instant.ts';
import { absence } from './absence.ts';
import { onDate } from './onDate.ts';
import { pattern } from './pattern.ts';
import { begin } from './pattern/begin.ts';
import { followedBy } from './pattern/followedBy.ts';
import { schedule } from './schedule.ts';
import { sequence } from './sequence.ts';

const START = instant('2026-11-02T09:00Z');
const page = readFileSync(new URL('../../../../docs/guide/aggregates.md', import.meta.url), 'utf8');
const name = 'what_is_open';
const total = { total: 80 };

const visit = (i: number, type: string): ReturnType<typeof event> =>
  event(
    type,
    START + i,
    { ...total, items: ['p-9', 'p-10', 'p-11'] },
    { id: `${String(i).padStart(8, '0')}-4c8e-9f3a-0d5b-6e7a8c91b2c3`, customer: 'ada' },
  );

/** The bytes that a trigger takes in a state after some events, its name and mark with it. */
function bytes(node: Node, types: readonly string[]): number {
  const reads = { id: 'a', channel: 'web', on: name, when: gte('event.total', 50) };
  const step = compile(small({ recipes: { moved: 'settle' }, triggers: { [name]: node }, actions: [reads] }), {
    recipes: { settle: (draft) => void Object.assign(draft, { renewal: '2027-01-01', timeZone: 'Europe/Berlin' }) },
  });
  let state = step(undefined, visit(0, 'moved'), START).state;
  for (const [i, type] of types.entries()) state = step(state, visit(i + 1, type), START + i + 1).state;
  const { triggers, marks } = state;
  return JSON.stringify({ triggers, marks }).length - JSON.stringify({ triggers: {}, marks: '' }).length;
}

/** What the guide says that it takes, beside its name and the names, ids and types of what it holds. */
const said = (kind: string): number =>
  Number(new RegExp(`^\\| (?:an|a) (?:open )?\`${kind}\` \\| (\\d+)`, 'm').exec(page)![1]);

const cart = JSON.stringify({ properties: total }).length - 1;
const id = visit(0, '').id.length;

describe('what a trigger remembers', () => {
  it.each<[string, Node, readonly string[], number]>([
    ['absence', absence({ after: 'cart', of: 'order', for: hours(1) }), ['cart', 'order', 'cart'], id + cart],
    ['sequence', sequence({ first: 'cart', second: 'order', within: hours(1) }), ['cart'], 0],
    [
      'pattern',
      pattern({ steps: [begin('a', 'cart'), followedBy('b', 'order')], within: hours(1) }),
      ['cart'],
      id + 'cart'.length + 'ab'.length,
    ],
    ['schedule', schedule({ at: '09:00' }), [], 'Europe/Berlin'.length],
    ['onDate', onDate({ path: 'profile.renewal', before: days(1), at: '09:00' }), [], 'Europe/Berlin'.length],
  ])('S5, T24 of %s is at most what the guide says, and not much less', (kind, node, types, held) => {
    const measured = bytes(node, types) - name.length - held;

    expect(said(kind)).toBeGreaterThanOrEqual(measured);
    expect(said(kind)).toBeLessThanOrEqual(measured * 1.3);
  });
});
