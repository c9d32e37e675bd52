import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { play } from '../../test/play.ts';
import { receipt } from '../../test/receipt.ts';
import { request } from '../../test/request.ts';
import { places, small } from '../../test/small.ts';
import type { Input } from '../events/input.ts';
import { propensity } from '../factors/propensity.ts';
import { allocateRule } from '../funnel/allocate.ts';
import { arbitrate } from '../funnel/arbitrate.ts';
import { holdout } from '../funnel/holdout.ts';
import { limit } from '../funnel/limit.ts';
import { hashRule } from '../parts/hash.ts';
import { cap } from '../policies/cap.ts';
import { consent } from '../policies/consent.ts';
import { quiet } from '../policies/quiet.ts';
import { count } from '../profile/count.ts';
import type { CustomerState, Profile } from '../profile/customerState.ts';
import { latest } from '../profile/latest.ts';
import { loader } from '../strategy/loader.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { hours, minutes } from '../time/duration.ts';
import { absence } from '../triggers/absence.ts';
import { occurrence } from '../triggers/occurrence.ts';
import type { Step } from './step.ts';

const by = (customer: string, input: Input): Input => ({ ...input, customer }) as Input;
const saw = (customer: string, type: string, time: number, properties: Record<string, unknown> = {}): Input =>
  event(type, time, properties, { customer, id: `${customer} ${type}@${time}` });

/** A step that shows what models see of the profile. */
function watched(parts: Partial<Strategy>): { step: Step; profileOf: (state: CustomerState) => Profile } {
  let seen: Profile = {};
  const step = compile(
    small({ actions: [{ id: 'banner', channel: 'web' }], funnel: [arbitrate(propensity('spy')), places], ...parts }),
    {
      models: { spy: ({ profile }) => ((seen = profile), 1) },
      recipes: { set: (draft, { properties }) => void Object.assign(draft, properties) },
    },
  );
  const profileOf = (state: CustomerState): Profile => {
    step(state, by(state.customer, request('look')), hours(1));
    return seen;
  };
  return { step, profileOf };
}

const merge = (step: Step, one: CustomerState | undefined, other: CustomerState, now = 1000) =>
  step(one, { kind: 'merge', customer: one?.customer ?? 'ada', state: other }, now);

describe('takeMerge', () => {
  describe('what an identity brings', () => {
    const { step, profileOf } = watched({
      recipes: { told: 'set' },
      aggregates: { views: count('view'), city: latest('visit', 'city') },
    });
    const anonymous = play(step, [
      saw('v1', 'view', 10),
      saw('v1', 'visit', 11, { city: 'Ulm' }),
      saw('v1', 'told', 12, { country: 'DE', segment: 'new' }),
    ]).state;
    const known = play(step, [saw('ada', 'told', 9, { segment: 'vip' }), saw('ada', 'view', 10)]).state;

    it('I1 becomes a part of a customer never seen before', () => {
      const { state, decisions, ignored } = merge(step, undefined, anonymous);

      expect(state.customer).toBe('ada');
      expect(profileOf(state)).toEqual({ views: 1, city: 'Ulm', country: 'DE', segment: 'new' });
      expect([decisions, ignored]).toEqual([[], undefined]);
    });

    it('I3 counts once, however often it arrives, and goes on counting', () => {
      const once = merge(step, known, anonymous).state;
      const later = step(once, saw('ada', 'view', 30), 1000).state;
      const again = merge(step, later, anonymous);

      expect(profileOf(once)).toMatchObject({ views: 2, city: 'Ulm' });
      expect([Object.keys(once.pending!), later.pending]).toEqual([['ada', 'v1'], undefined]);
      expect(again.ignored).toBe('DUPLICATE');
      expect(again.state).toBe(later);
      expect(profileOf(later)).toMatchObject({ views: 3 });
    });

    it('I2, I3 is replaced by a newer copy of it', () => {
      const later = step(merge(step, known, anonymous).state, saw('ada', 'view', 30), 1000).state;
      const newer = step(anonymous, saw('v1', 'view', 40), 1000).state;

      expect(profileOf(merge(step, later, newer).state)).toMatchObject({ views: 4 });
    });

    it('I4 does not hide what the customer has told, and does not come back when that is taken away', () => {
      const merged = merge(step, known, anonymous).state;
      const other = step(merged, saw('ada', 'told', 50, { country: null }), 1000).state;

      expect(profileOf(merged)).toMatchObject({ segment: 'vip', country: 'DE' });
      expect(profileOf(merge(step, other, anonymous).state)).toMatchObject({ segment: 'vip', country: null });
    });

    it('I4 of two others the one heard of later hides the earlier, whichever was merged first', () => {
      const second = play(step, [saw('v2', 'told', 30, { country: 'AT' })]).state;
      const orders = [
        [anonymous, second],
        [second, anonymous],
      ] as const;
      for (const [a, b] of orders) {
        expect(profileOf(merge(step, merge(step, known, a).state, b).state)).toMatchObject({ country: 'AT' });
      }
    });

    it('I4 is known again by its ids', () => {
      const { state } = merge(step, known, anonymous);

      expect(step(state, by('ada', saw('v1', 'view', 10)), 1000).ignored).toBe('DUPLICATE');
    });

    it('I7 is added up for good where there are more than 8 others', () => {
      const ids = Array.from({ length: 12 }, (_, i) => `v${i + 10}`);
      const visits = ids.map(
        (id, i) => play(step, [saw(id, 'view', 1), ...(i === 3 ? [saw(id, 'view', 2)] : [])]).state,
      );
      const all = visits.reduce((state, visit) => merge(step, state, visit).state, known);

      expect(profileOf(all)).toMatchObject({ views: 14 });
      expect(Object.keys(all.origins!)).toHaveLength(8);
      expect(all.origins).toHaveProperty('v13');
      expect(merge(step, all, visits[11]!).ignored).toBe('DUPLICATE');
    });

    it('S4, I1 is carried over where another version has written it', () => {
      const { step: next, profileOf: look } = watched({ version: '2', aggregates: { views: count('view') } });
      const { state } = merge(next, known, anonymous);

      expect(state.strategy).toBe(next.strategy.hash);
      expect(look(state)).toMatchObject({ views: 2 });
    });

    it('S4 is carried over when it has been merged already', () => {
      const { state } = merge(step, known, anonymous);
      const { step: next } = watched({ version: '2', aggregates: { city: latest('visit', 'city') } });
      const after = next(state, saw('ada', 'view', 60), 1000).state;

      expect(after.origins).toEqual({ v1: { revision: 3, aggregates: { city: expect.anything() as unknown } } });
    });
  });

  describe('what is under way', () => {
    const carts = compile(
      small({
        triggers: { left: absence({ after: 'cart', of: 'order', for: minutes(30) }) },
        actions: [{ id: 'reminder', channel: 'email', on: 'left' }],
        funnel: [places],
      }),
    );
    const cart = play(carts, [saw('v1', 'cart', 0)]).state;

    it('I4 fires when it is due, once, whatever copy arrives later', () => {
      const merged = merge(carts, play(carts, [saw('ada', 'view', 5)]).state, cart, minutes(1));
      const fired = carts(merged.state, { kind: 'wakeUp', customer: 'ada' }, minutes(30));

      expect(merged.wakeAt).toBe(minutes(30));
      expect(fired.fired).toHaveLength(1);
      expect(merge(carts, fired.state, cart, minutes(31)).wakeAt).toBeUndefined();
    });

    it('I4 is ended by what the other has done since', () => {
      const ordered = play(carts, [saw('ada', 'order', minutes(10))]).state;

      expect(merge(carts, ordered, cart, minutes(11)).wakeAt).toBeUndefined();
      expect(merge(carts, cart, ordered, minutes(11)).wakeAt).toBeUndefined();
    });

    it('P3, I4 of what both hold back of one trigger, the latest match stays', () => {
      const night = compile(
        small({
          triggers: { came: occurrence('visit') },
          actions: [{ id: 'hello', channel: 'email', on: 'came' }],
          funnel: [limit(quiet({ from: '00:00', to: '01:00' })), places],
        }),
      );
      const [early, late] = [saw('v1', 'visit', 10), saw('ada', 'visit', 20)].map(
        (visit) => play(night, [visit]).state,
      );
      const { state, dropped } = merge(night, early, late!);

      expect(state.deferrals.map(({ match }) => match.id)).toEqual(['ada visit@20']);
      expect(dropped).toMatchObject([{ action: 'hello', reason: 'SUPERSEDED', cause: { match: 'v1 visit@10' } }]);
      expect(night(state, { kind: 'wakeUp', customer: 'v1' }, hours(1)).decisions).toHaveLength(1);
    });
  });

  describe('contacts and consents', () => {
    const step = compile(
      small({
        actions: [{ id: 'banner', channel: 'web' }],
        funnel: [limit(cap({ atMost: 2, per: hours(1) }), consent('web', 'ads')), places],
      }),
    );
    const asked = (customer: string, now: number) =>
      play(step, [
        saw(customer, 'consent_granted', 1, { channel: 'web' }),
        [by(customer, request(`${customer}${now}`)), now],
      ]);

    it('P2, I4 caps count the contacts of both', () => {
      const [one, other] = [asked('ada', 10), asked('v1', 20)];
      const { state } = merge(step, one.state, other.state);

      expect(state.contacts.map(({ at }) => at)).toEqual([10, 20]);
      expect(step(state, request('again'), 1000).dropped).toMatchObject([{ reason: 'CAPPED' }]);
    });

    it('P5, I4 a receipt finds the contact that another identity has made', () => {
      const other = asked('v1', 20);
      const { state } = merge(step, undefined, other.state);
      const { id } = other.decisions[0]!;

      expect(step(state, receipt(id, 'sent'), 30).state.contacts).toMatchObject([
        { decision: id, status: 'committed' },
      ]);
    });

    it('P4, I6 the last word of both counts, and a no at the same time', () => {
      const no = (at: number) => play(step, [saw('v1', 'unsubscribe', at, { channel: 'web' })]).state;
      const yes = asked('ada', 10).state;

      expect(merge(step, yes, no(0)).state.consents).toEqual({ web: { granted: true, at: 1 } });
      expect(merge(step, yes, no(1)).state.consents).toEqual({ web: { granted: false, at: 1 } });
      expect(merge(step, no(1), yes).state.consents).toEqual({ web: { granted: false, at: 1 } });
    });
  });

  describe('chance', () => {
    const step = compile(
      small({ actions: [{ id: 'banner', channel: 'web' }], funnel: [holdout({ share: 0.5 }), places] }),
    );
    const isHeldOut = (state: CustomerState, id: string): boolean =>
      step(state, by(state.customer, request(id)), 2000).decisions.length === 0;

    it('F4, I5 nobody changes sides by being recognised', () => {
      const visitors = Array.from({ length: 40 }, (_, i) => step(undefined, saw(`v${i}`, 'view', 5), 5).state);
      const sides = visitors.map((visitor) => isHeldOut(visitor, 'r'));

      expect(new Set(sides).size).toBe(2);
      expect(visitors.map((visitor) => isHeldOut(merge(step, undefined, visitor).state, 'r'))).toEqual(sides);
    });

    it('I5 who was known first decides; of two at the same time, the smaller id', () => {
      const since = (customer: string, now: number) => step(undefined, saw(customer, 'view', 0), now).state;
      const merged = (a: CustomerState, b: CustomerState) => merge(step, a, b).state;

      expect(merged(since('ada', 5), since('v1', 9)).subject).toBeUndefined();
      expect(merged(since('ada', 9), since('v1', 5))).toMatchObject({ subject: 'v1', since: 5 });
      expect(merged(since('b', 5), since('a', 5)).subject).toBe('a');
      expect(merged(since('c', 9), merged(since('b', 7), since('a', 5)))).toMatchObject({ subject: 'a', since: 5 });
    });
  });

  it('S2 a merge is refused where the code for it was left out', () => {
    const { state } = compile(small())(undefined, saw('v1', 'view', 1), 1);
    const step = loader([allocateRule, hashRule])(small());

    expect(step(undefined, { kind: 'merge', customer: 'ada', state }, 2)).toMatchObject({
      ignored: 'INVALID',
      faults: [{ code: 'INPUT_INVALID', path: '/kind' }],
    });
  });

  it.each([
    ['nothing', undefined],
    ['another format', { format: 2, customer: 'v1' }],
    ['nobody', { customer: '' }],
    ['a part that is not one', { triggers: 'none' }],
    ['a standing that is not one', { pending: { v1: {} } }],
    ['an origin that is not one', { origins: { v1: { revision: 1 } } }],
  ])('S2 a state that is none is refused: %s', (_, wrong) => {
    const step = compile(small({ actions: [], funnel: [places] }));
    const { state } = step(undefined, saw('v1', 'view', 1), 1);
    const damaged = wrong === undefined ? undefined : { ...state, ...wrong };
    const result = step(undefined, { kind: 'merge', customer: 'ada', state: damaged as CustomerState }, 2);

    expect(result).toMatchObject({ ignored: 'INVALID', faults: [{ code: 'INPUT_INVALID', path: '/state' }] });
  });
});
