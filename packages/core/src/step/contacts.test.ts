import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { play } from '../../test/play.ts';
import { receipt } from '../../test/receipt.ts';
import { request } from '../../test/request.ts';
import { lost } from '../../test/shortlist.ts';
import { small } from '../../test/small.ts';
import { wakeUp } from '../../test/wakeUp.ts';
import type { Receipt } from '../events/receipt.ts';
import { allocate } from '../funnel/allocate.ts';
import { limit } from '../funnel/limit.ts';
import { cap } from '../policies/cap.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { occurrence } from '../triggers/occurrence.ts';

const two = allocate({ inbox: { channel: 'email', atMost: 9 }, hero: { channel: 'web', atMost: 9 } });
const letters: Partial<Strategy> = {
  actions: [
    { id: 'a', group: 'news', channel: 'email' },
    { id: 'b', channel: 'email' },
    { id: 'c', channel: 'web' },
  ],
};
const capped = (...caps: Parameters<typeof cap>[0][]) =>
  compile(small({ ...letters, funnel: [limit(...caps.map(cap)), two] }));

const one = capped({ action: 'a', atMost: 1, per: 100 });
const decided = one(undefined, request(), 5);
const id = decided.decisions[0]!.id;

/** The status of the place after receipts, and whether there is room for another. */
const after = (...receipts: readonly Receipt[]) => {
  const { state } = play(one, [[wakeUp, 6], ...receipts.map((each) => [each, 6] as const)], decided.state);
  return [state.contacts[0]?.status, one(state, request('r2'), 7).decisions.some(({ action }) => action === 'a')];
};

describe('the contact history', () => {
  it('P2 counts by issue from one step to the next, as decisions tell it', () => {
    const actions = letters.actions!.map((action, i) => (i < 2 ? { ...action, issue: 'grow' } : action));
    const step = compile(small({ actions, funnel: [limit(cap({ issue: 'grow', atMost: 2, per: 100 })), two] }));
    const { state, decisions } = step(undefined, request(), 5);

    expect(decisions.map(({ action, issue }) => [action, issue])).toEqual([
      ['a', 'grow'],
      ['b', 'grow'],
      ['c', undefined],
    ]);
    expect(state.contacts.map(({ action, issue }) => [action, issue])).toEqual([
      ['a', 'grow'],
      ['b', 'grow'],
    ]);
    expect(step(state, request('r2'), 6).decisions.map(({ action }) => action)).toEqual(['c']);
  });

  it('P1 has a place for each decision that a cap counts, at now, as reserved', () => {
    const { state, decisions } = capped({ channel: 'email', atMost: 9, per: 100 })(undefined, request(), 5);

    expect(decisions.map(({ action }) => action)).toEqual(['a', 'b', 'c']);
    expect(state.contacts).toEqual([
      { decision: decisions[0]?.id, action: 'a', group: 'news', channel: 'email', at: 5, status: 'reserved' },
      { decision: decisions[1]?.id, action: 'b', channel: 'email', at: 5, status: 'reserved' },
    ]);
  });

  it('P1 is empty where no cap counts', () => {
    expect(compile(small())(undefined, request(), 5).state.contacts).toEqual([]);
    expect(capped({ channel: 'sms', atMost: 1, per: 9 })(undefined, request(), 5).state.contacts).toEqual([]);
  });

  it('P2 holds over steps: never more than atMost in any window', () => {
    const step = capped({ atMost: 2, per: 100 });
    const times: number[] = [];
    let { state } = step(undefined, event('visit', 0), 0);
    for (let now = 0; now < 600; now += 7) {
      const result = step(state, request(`r${now}`), now);
      times.push(...result.decisions.map(({ at }) => at));
      state = result.state;
    }

    expect(times.length).toBeGreaterThan(10);
    for (const start of times)
      expect(times.filter((at) => at > start - 100 && at <= start).length).toBeLessThanOrEqual(2);
  });

  it('F5 counts in what the same step has chosen before', () => {
    const result = capped({ atMost: 2, per: 100 })(undefined, request(), 5);

    expect(result.decisions.map(({ action }) => action)).toEqual(['a', 'b']);
    expect(lost(result)).toEqual([['c', 'CAPPED']]);
  });

  it('F1 matches of one step see the contacts of those before', () => {
    const step = compile(
      small({
        triggers: { y: occurrence('visit'), x: occurrence('visit') },
        actions: [
          { id: 'a', channel: 'email', on: 'x' },
          { id: 'b', channel: 'email', on: 'y' },
        ],
        funnel: [limit(cap({ atMost: 1, per: 100 })), two],
      }),
    );
    const result = step(undefined, event('visit', 1), 1);

    expect(result.decisions.map(({ action }) => action)).toEqual(['b']);
    expect(lost(result)).toEqual([['a', 'CAPPED']]);
  });

  it('S5 holds no contact longer than a cap counts it', () => {
    const step = capped({ action: 'a', atMost: 99, per: 100 }, { channel: 'email', atMost: 99, per: 10 });
    const { state } = play(step, [
      [request('1'), 0],
      [request('2'), 50],
      [request('3'), 100],
    ]);

    expect(state.contacts.map(({ action, at }) => [action, at])).toEqual([
      ['a', 50],
      ['a', 100],
      ['b', 100],
    ]);
  });

  it('S5 holds no contact that no cap counts, also where its time is yet to come', () => {
    const before = capped({ atMost: 9, per: 100 })(undefined, request('r1'), 50).state;
    const fewer = compile(
      small({ ...letters, version: '2', funnel: [limit(cap({ action: 'a', atMost: 9, per: 100 })), two] }),
    );
    const { state } = fewer(before, request('r2'), 20);

    expect(before.contacts.map(({ action }) => action).sort()).toEqual(['a', 'b', 'c']);
    expect(state.contacts.map(({ action, at }) => [action, at])).toEqual([
      ['a', 20],
      ['a', 50],
    ]);
  });

  it('S5 holds at most 16 that were given back, the newest', () => {
    let { state } = one(undefined, event('visit', 0), 0);
    for (let i = 0; i < 40; i += 1) {
      const result = one(state, request(`r${i}`), i);
      state = one(result.state, receipt(result.decisions[0]!.id, 'aborted'), i).state;
    }

    const ats = state.contacts.map(({ at }) => at);
    expect(ats.length).toBeLessThanOrEqual(17);
    expect(ats).toEqual(Array.from({ length: ats.length }, (_, i) => 40 - ats.length + i));
  });

  it('S5 holds at most 16 that nobody has confirmed in time, and counts those that were confirmed late', () => {
    const step = capped({ atMost: 1, per: 10_000, holds: 10 });
    let { state } = step(undefined, event('visit', 0), 0);
    const decisions: string[] = [];
    for (let now = 0; now < 400; now += 10) {
      const result = step(state, request(`r${now}`), now);
      decisions.push(...result.decisions.map(({ id: each }) => each));
      state = result.state;
    }
    expect(decisions.length).toBe(40);
    expect(state.contacts.map(({ at }) => at)).toEqual(Array.from({ length: 17 }, (_, i) => 230 + 10 * i));

    const late = step(state, receipt(decisions[23]!, 'sent'), 400);
    const full = step(late.state, request('r400'), 400);
    expect(full.dropped[0]).toMatchObject({ reason: 'CAPPED', nextAt: 10_230 });
    expect(step(state, receipt(decisions[0]!, 'sent'), 400).ignored).toBe('NOT_FOUND');
  });

  it('P1 a contact remembers of its action’s tags those by which some cap counts', () => {
    const step = compile(
      small({
        actions: [
          { id: 'a', channel: 'email', tags: ['vip', 'promo', 'autumn'] },
          { id: 'b', channel: 'email', tags: ['vip'] },
        ],
        funnel: [limit(cap({ tag: 'promo', atMost: 9, per: 9 }), cap({ tag: 'autumn', atMost: 9, per: 9 })), two],
      }),
    );
    expect(step(undefined, request(), 5).state.contacts).toMatchObject([{ action: 'a', tags: ['promo', 'autumn'] }]);
  });

  it.each<[string, readonly Receipt[], string, boolean]>([
    ['nothing', [], 'reserved', false],
    ['accepted', [receipt(id, 'accepted')], 'committed', false],
    ['sent', [receipt(id, 'sent')], 'committed', false],
    ['aborted', [receipt(id, 'aborted')], 'released', true],
    ['failed', [receipt(id, 'failed')], 'released', true],
    ['failed for good', [receipt(id, 'failed', { retryable: false })], 'released', true],
    ['failed for now', [receipt(id, 'failed', { retryable: true })], 'reserved', false],
    ['failed, then sent', [receipt(id, 'failed'), receipt(id, 'sent')], 'committed', false],
    ['sent, then failed', [receipt(id, 'sent'), receipt(id, 'failed')], 'committed', false],
    ['accepted, then aborted', [receipt(id, 'accepted'), receipt(id, 'aborted')], 'committed', false],
    ['aborted twice', [receipt(id, 'aborted'), receipt(id, 'aborted')], 'released', true],
    ['something else', [receipt(id, 'lost' as 'sent')], 'reserved', false],
    ['nothing that it could be', [receipt(id, undefined as unknown as 'sent')], 'reserved', false],
  ])('P5 after a receipt that says %s', (_, receipts, status, hasRoom) => {
    expect(after(...receipts)).toEqual([status, hasRoom]);
  });

  it('P5 a receipt of a decision that is not in the history is ignored', () => {
    const result = one(decided.state, receipt('unknown', 'sent'), 6);

    expect(result.ignored).toBe('NOT_FOUND');
    expect(result.state).toBe(decided.state);
    expect(one(undefined, receipt(id, 'sent'), 6).ignored).toBe('NOT_FOUND');
  });

  it('P5 is of every place of its decision, which may have been decided again', () => {
    const step = capped({ action: 'a', atMost: 9, per: 1000 });
    let { state } = step(undefined, request('r'), 0);
    for (let i = 0; i < 32; i += 1) ({ state } = step(state, event('visit', 1, {}, { id: `e${i}` }), 1));
    const again = step(state, request('r'), 2);
    const { state: after } = step(again.state, receipt(again.decisions[0]!.id, 'aborted'), 3);

    expect(after.contacts.map(({ at, status }) => [at, status])).toEqual([
      [0, 'released'],
      [2, 'released'],
    ]);
  });

  it('P5 a receipt that changes nothing gives the very same state', () => {
    const { state } = one(decided.state, receipt(id, 'sent'), 6);

    expect(one(state, receipt(id, 'failed'), 7).state).toBe(state);
    expect(one(state, receipt(id, 'sent'), 7).state).toBe(state);
  });
});
