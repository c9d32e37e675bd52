import { describe, expect, it } from 'vitest';

import { faultsOf } from '../../test/faultsOf.ts';
import { play } from '../../test/play.ts';
import { receipt } from '../../test/receipt.ts';
import { request } from '../../test/request.ts';
import { score } from '../../test/score.ts';
import { small } from '../../test/small.ts';
import { allocate } from '../funnel/allocate.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { limit } from '../funnel/limit.ts';
import { cap } from '../policies/cap.ts';
import type { Contact } from '../policies/contact.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { hours } from '../time/duration.ts';
import { constant } from './constant.ts';
import { contacts, type ContactScope } from './contacts.ts';
import { fade } from './fade.ts';
import { product } from './product.ts';
import { total } from './total.ts';
import { value } from './value.ts';

const hero = allocate({ hero: { channel: 'web', atMost: 1 } });
const tea = { id: 'tea', group: 'sale', issue: 'sell', channel: 'web' };
const history = (...parts: readonly Partial<Contact>[]): readonly Contact[] =>
  parts.map((part, i) => ({ decision: `d${i}`, action: 'mug', channel: 'web', at: 10, status: 'reserved', ...part }));

const count = (of: ContactScope, known: readonly Contact[], action: Treatment = tea): number =>
  score(contacts({ of, per: 100 }), action, { contacts: known, now: 100 }).score;

/** Ranks by what is shown the least; asked again and again. */
const tired = (...before: Strategy['funnel']): Strategy =>
  small({
    actions: [
      { id: 'mug', channel: 'web', value: 3 },
      { id: 'tea', channel: 'web', value: 2 },
    ],
    funnel: [
      ...before,
      arbitrate(product(value(), fade(contacts({ of: 'action', per: hours(1) }), { half: 1 }))),
      hero,
    ],
  });

describe('contacts', () => {
  it.each<[ContactScope, number]>([
    ['action', 1],
    ['group', 2],
    ['issue', 3],
    ['channel', 4],
    ['everything', 5],
  ])('R5 counts those of the same %s', (of, expected) => {
    const known = history(
      { action: 'tea', group: 'sale', issue: 'sell' },
      { group: 'sale', issue: 'sell' },
      { issue: 'sell' },
      {},
      { channel: 'email' },
    );

    expect(count(of, known)).toBe(expected);
  });

  it('R5 has none of a group where the action has none', () => {
    expect(count('group', history({}), { id: 'tea', channel: 'web' })).toBe(0);
  });

  it('R5 counts as cap does: what is reserved and committed, not given back, later than now − per', () => {
    const known = history(
      { at: 0 },
      { at: 1 },
      { at: 2, status: 'released' },
      { at: 3, status: 'committed' },
      { at: 200 },
    );

    expect(count('everything', known)).toBe(3);
  });

  it('R5 is 0 where there is no history', () => {
    expect(score(contacts({ of: 'action', per: 1 }), tea).score).toBe(0);
  });

  it('R5, P1 what has been shown counts for less, and again for more when it has left the window', () => {
    const step = compile(tired());
    const shown: (string | undefined)[] = [];
    let state = undefined as ReturnType<typeof step>['state'] | undefined;
    for (const [i, now] of [0, 1, 2, 3, hours(1), hours(1) + 1].entries()) {
      const result = step(state, request(`r${i}`), now);
      state = result.state;
      shown.push(result.decisions[0]?.action);
    }

    // 3 and 2; 1.5 and 2; 1.5 and 1; 0.75 and 1; then one of mug is over; then one of tea.
    expect(shown).toEqual(['mug', 'tea', 'mug', 'tea', 'mug', 'tea']);
  });

  it('R5 a delivery that failed is forgotten by the ranking too', () => {
    const step = compile(tired());
    const first = step(undefined, request('r0'), 0);
    const failed = receipt(first.decisions[0]!.id, 'aborted', { time: 1 });
    const { state } = play(step, [[failed, 1]], first.state);

    expect(step(state, request('r1'), 2).decisions[0]?.action).toBe('mug');
  });

  it('R5 a decision tells how many there were', () => {
    const step = compile(tired());
    const { state } = step(undefined, request('r0'), 0);

    expect(step(state, request('r1'), 1).decisions[0]?.factors).toEqual([
      { factor: 'value', value: 2 },
      { factor: 'fade', value: 1, of: [{ factor: 'contacts', value: 0 }] },
    ]);
  });

  it('S5 remembers the newest 64 that no cap counts, and lets the others go', () => {
    const step = compile(tired());
    const scene = Array.from({ length: 100 }, (_, i) => [request(`r${i}`), i] as const);
    const { state } = play(step, scene);

    // The newest is there beside those that were there before it.
    expect(state.contacts.map(({ at }) => at)).toEqual(Array.from({ length: 65 }, (_, i) => i + 35));
    expect(step(state, request('later'), hours(2)).state.contacts).toHaveLength(1);
  });

  it('S5 what a cap counts is remembered beside it', () => {
    const step = compile(tired(limit(cap({ atMost: 90, per: hours(2) }))));
    const { state } = play(
      step,
      Array.from({ length: 100 }, (_, i) => [request(`r${i}`), i] as const),
    );

    expect(state.contacts).toHaveLength(90);
  });

  it('F7 can be anything, so that a search for the best looks at all', () => {
    const by = total(constant(1), contacts({ of: 'action', per: hours(1) }));
    const strategy = small({
      actions: Array.from({ length: 40 }, (_, i) => ({ id: `a${i}`, channel: 'web' })),
      funnel: [arbitrate(by), hero],
    });
    const [whole, brief] = [compile(strategy), compile(strategy, { brief: true })];
    const { state } = whole(undefined, request('r0'), 0);

    expect(brief(state, request('r1'), 1).decisions).toEqual(whole(state, request('r1'), 1).decisions);
  });

  it('refuses another scope, and a window of nothing', () => {
    const funnel = [arbitrate({ kind: 'contacts', of: 'slot', per: 0 } as never), hero];

    expect(faultsOf(() => compile(small({ funnel })))).toEqual([
      ['VALUE_OUT_OF_RANGE', '/funnel/0/by/of'],
      ['VALUE_OUT_OF_RANGE', '/funnel/0/by/per'],
    ]);
  });
});
