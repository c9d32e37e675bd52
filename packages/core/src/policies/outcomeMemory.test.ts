import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { play } from '../../test/play.ts';
import { receipt } from '../../test/receipt.ts';
import { request } from '../../test/request.ts';
import { small } from '../../test/small.ts';
import { wakeUp } from '../../test/wakeUp.ts';
import { allocate } from '../funnel/allocate.ts';
import { limit } from '../funnel/limit.ts';
import { exportOf } from '../identity/exportOf.ts';
import type { CustomerState } from '../profile/customerState.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { coolOff, type CoolOff } from './coolOff.ts';

const strategyOf = (parts: Partial<Strategy>, ...policies: readonly Omit<CoolOff, 'kind'>[]): Strategy =>
  small({
    actions: [{ id: 'letter', group: 'news', channel: 'email', tags: ['promo', 'vip'] }],
    funnel: [limit(...policies.map(coolOff)), allocate({ inbox: { channel: 'email', atMost: 9 } })],
    ...parts,
  });
const resting = (...policies: readonly Omit<CoolOff, 'kind'>[]) => compile(strategyOf({}, ...policies));

const dismissed = resting({ after: 'dismissal', rest: 100, tag: 'promo' });
const decided = dismissed(undefined, request(), 5);
const decision = decided.decisions[0]!.id;
const outcomesIn = ({ state }: { readonly state: CustomerState }): CustomerState['outcomes'] => state.outcomes;

describe('what is remembered of outcomes', () => {
  it('P6 is what the decision was that it names, as far as policies count by it', () => {
    const result = play(dismissed, [event('dismissal', 9, { decision, channel: 'web' })], decided.state);
    expect(outcomesIn(result)).toEqual([
      {
        mark: expect.any(Number) as number,
        type: 'dismissal',
        at: 9,
        action: 'letter',
        group: 'news',
        channel: 'email',
        tags: ['promo'],
      },
    ]);
    expect(dismissed(result.state, request('r2'), 108).dropped).toMatchObject([{ reason: 'COOLING_OFF', nextAt: 109 }]);
    expect(dismissed(result.state, request('r2'), 109).decisions).toHaveLength(1);
  });

  it('P6 is what the event says where nothing is known of the decision, and no more than a name is long', () => {
    const properties = { decision: 'unheard of', action: 'letter', group: 'g'.repeat(129), channel: 7 };
    expect(outcomesIn(play(dismissed, [event('dismissal', 9, properties)]))).toEqual([
      { mark: expect.any(Number) as number, type: 'dismissal', at: 9, action: 'letter' },
    ]);
  });

  it('P6 is nothing where no policy counts outcomes of the type', () => {
    const { state } = play(dismissed, [event('click', 9, { decision })], decided.state);
    expect(state).not.toHaveProperty('outcomes');
    expect(compile(small())(undefined, event('dismissal', 9), 9).state).not.toHaveProperty('outcomes');
  });

  it('P6 does not depend on the order in which outcomes arrive', () => {
    const three = [20, 40, 30].map((at) => event('dismissal', at, { action: 'letter' }));
    const arriving = (order: readonly number[]): CustomerState['outcomes'] =>
      outcomesIn(
        play(
          dismissed,
          order.map((i) => [three[i]!, 50] as const),
        ),
      );
    expect(arriving([0, 1, 2])?.map(({ at }) => at)).toEqual([20, 30, 40]);
    for (const order of [
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      expect(arriving(order)).toEqual(arriving([0, 1, 2]));
    }
  });

  it('P6 counts an event once, also long after its id was forgotten', () => {
    const { state } = play(dismissed, [
      event('dismissal', 9, { action: 'letter' }),
      ...Array.from({ length: 40 }, (_, i) => event('seen', 10 + i)),
    ]);
    const again = dismissed(state, event('dismissal', 9, { action: 'letter' }), 60);
    expect(again.ignored).toBe(undefined);
    expect(again.state.outcomes).toBe(state.outcomes);
  });

  it('S5 is let go when no policy counts it any more, at the next outcome', () => {
    const { state } = play(dismissed, [event('dismissal', 9), event('dismissal', 50)]);
    const after = (now: number): unknown =>
      dismissed(state, event('dismissal', now), now).state.outcomes?.map(({ at }) => at);
    expect(after(108)).toEqual([9, 50, 108]);
    expect(after(109)).toEqual([50, 109]);
  });

  it('S5 is the newest 64 of each type, so that many of one do not displace another', () => {
    const step = resting({ after: 'click', rest: 1000 }, { after: 'complaint', rest: 1000, scope: 'everything' });
    const { state } = play(step, [
      event('complaint', 1),
      ...Array.from({ length: 90 }, (_, i) => event('click', 10 + i)),
    ]);
    const ats = state.outcomes?.map(({ at }) => at) ?? [];
    expect(ats).toEqual([1, ...Array.from({ length: 64 }, (_, i) => 36 + i)]);
  });

  it('S5 knows at most 16 contacts that no cap counts, the newest', () => {
    let { state } = decided;
    for (let now = 10; now < 50; now += 1) ({ state } = dismissed(state, request(`r${now}`), now));
    expect(state.contacts.map(({ at }) => at)).toEqual(Array.from({ length: 17 }, (_, i) => 33 + i));
  });

  it('I11 is kept for its age, and no shorter than a policy counts it', () => {
    const ages = (outcomes: number) =>
      compile(strategyOf({ retention: { outcomes } }, { after: 'dismissal', rest: 100 }));
    const { state, wakeAt } = play(ages(200), [event('dismissal', 9, { action: 'letter' })]);
    expect(wakeAt).toBe(209);
    expect(ages(200)(state, wakeUp, 208).state.outcomes).toHaveLength(1);
    expect(ages(200)(state, wakeUp, 209).state).not.toHaveProperty('outcomes');
    expect(play(ages(1), [event('dismissal', 9)]).wakeAt).toBe(109);
  });

  it('I10 is in the document of the customer', () => {
    const { state } = play(dismissed, [event('dismissal', 9, { decision })], decided.state);
    expect(exportOf(dismissed, state, 10).outcomes).toEqual(state.outcomes);
  });

  it('S4 is carried over where the next version still counts the type, of all identities', () => {
    const before = resting({ after: 'dismissal', rest: 100 }, { after: 'click', rest: 100 });
    const after = compile(strategyOf({ version: '2' }, { after: 'click', rest: 100 }));
    const { state } = play(before, [event('dismissal', 1), event('click', 2)]);
    const visitor = play(before, [event('click', 3, {}, { customer: 'v1' })]).state;
    const both = before(state, { kind: 'merge', customer: 'ada', state: visitor }, 5).state;
    expect(both.outcomes?.map(({ at }) => at)).toEqual([1, 2, 3]);
    const carried = after(both, wakeUp, 6).state;
    expect(carried.outcomes?.map(({ at }) => at)).toEqual([2, 3]);
    expect(compile(small({ version: '3' }))(carried, request(), 7).state).not.toHaveProperty('outcomes');
  });

  it('S1 refuses a state in which it is damaged', () => {
    const damaged = { ...decided.state, outcomes: [7] } as unknown as CustomerState;
    expect(dismissed(damaged, request('r2'), 9).ignored).toBe('INVALID');
  });
});

describe('a receipt that says that the platform’s own cap held it back', () => {
  const refused = resting({ after: 'frequency_capped', rest: 100, scope: 'channel' });
  const { state, decisions } = refused(undefined, request(), 5);
  const capped = (time: number, more: object = {}) =>
    receipt(decisions[0]!.id, 'aborted', { reason: 'frequency_capped', time, ...more });

  it('P7 gives the place back, and counts as an outcome at its time', () => {
    const after = refused(state, capped(8), 10).state;
    expect(after.contacts).toMatchObject([{ status: 'released' }]);
    expect(after.outcomes).toMatchObject([{ type: 'frequency_capped', at: 8, action: 'letter', channel: 'email' }]);
    expect(refused(after, request('r2'), 107).dropped).toMatchObject([{ reason: 'COOLING_OFF', nextAt: 108 }]);
  });

  it.each<[string, unknown, number]>([
    ['before its decision', 1, 5],
    ['after now', 500, 10],
    ['that is none', 'soon', 5],
  ])('P7 with a time %s', (_, time, at) => {
    expect(refused(state, capped(time as number), 10).state.outcomes).toMatchObject([{ at }]);
  });

  it('P7 counts once, at the latest time, in whatever order such receipts come', () => {
    const both = (...times: readonly number[]): CustomerState =>
      play(
        refused,
        times.map((time) => [capped(time), 10] as const),
        state,
      ).state;
    expect(both(7, 9).outcomes).toEqual(both(9, 7).outcomes);
    expect(both(7, 9).outcomes).toMatchObject([{ at: 9 }]);
    expect(refused(both(9), capped(7), 10).state).toEqual(both(9));
    expect(both(9, 9)).toEqual(both(9));
  });

  it('P7 counts as well where the place was committed, but not where it was sent', () => {
    const sent = refused(state, receipt(decisions[0]!.id, 'sent'), 6).state;
    expect(refused(sent, capped(8), 10).state.outcomes).toHaveLength(1);
    expect(refused(state, capped(8, { status: 'sent' }), 10).state).not.toHaveProperty('outcomes');
    expect(refused(state, receipt(decisions[0]!.id, 'aborted'), 10).state).not.toHaveProperty('outcomes');
  });

  it('P7 an event of the type counts as well', () => {
    const after = refused(state, event('frequency_capped', 9, { channel: 'email' }), 9).state;
    expect(refused(after, request('r2'), 10).dropped).toMatchObject([{ reason: 'COOLING_OFF' }]);
  });
});
