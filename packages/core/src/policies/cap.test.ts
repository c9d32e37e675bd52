import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { moment } from '../../test/moment.ts';
import { objection } from '../../test/objection.ts';
import { left, lost, nobody, shortlist } from '../../test/shortlist.ts';
import { small } from '../../test/small.ts';
import { allocate, allocateRule } from '../funnel/allocate.ts';
import { limit, limitRule } from '../funnel/limit.ts';
import type { Loss } from '../funnel/shortlist.ts';
import { hashRule } from '../parts/hash.ts';
import { compiler } from '../strategy/compile.ts';
import { loader } from '../strategy/loader.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Strategy } from '../strategy/strategy.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { days } from '../time/duration.ts';
import { instant } from '../time/instant.ts';
import { cap, capRule, type Cap, type CapOptions } from './cap.ts';
import type { Contact } from './contact.ts';

const letter: Treatment = { id: 'letter', group: 'news', channel: 'email', tags: ['promo'] };
const contact = (at: number, more: Partial<Contact> = {}): Contact => ({
  decision: `d${at}`,
  action: 'letter',
  group: 'news',
  channel: 'email',
  at,
  status: 'reserved',
  ...more,
});

/** What a cap says of an action at 1000, after contacts and beside actions chosen just before. */
function judge(
  policy: Cap,
  contacts: readonly Contact[],
  chosen: readonly Treatment[] = [],
  action = letter,
): Loss | undefined {
  const list = shortlist([action], { moment: moment({ now: 1000 }), state: { ...nobody, contacts } });
  const others = chosen.map((each) => ({ action: each, score: 1, probability: 1 }));
  return objection(builder({ actions: [letter] }).policy(policy, '/p'), list, others);
}

const twice = cap({ atMost: 2, per: 100 });

describe('cap', () => {
  it('P2 lets pass what is below it', () => {
    expect(judge(twice, [])).toBe(undefined);
    expect(judge(twice, [contact(950)])).toBe(undefined);
  });

  it('P2 objects from atMost on, and says when there is a place again', () => {
    expect(judge(twice, [contact(950), contact(960)])).toEqual({
      reason: 'CAPPED',
      clause: '/p',
      seen: 2,
      needed: { atMost: 2 },
      nextAt: 1050,
    });
    expect(judge(twice, [contact(950), contact(960), contact(970)])).toMatchObject({ seen: 3, nextAt: 1060 });
  });

  it.each<[string, readonly Contact[], boolean]>([
    ['a contact exactly per ago no longer', [contact(900), contact(950)], false],
    ['a contact just inside', [contact(900.5), contact(950)], true],
    ['a contact now', [contact(950), contact(1000)], true],
    ['a contact after now, where a clock was set back', [contact(950), contact(5000)], true],
    ['a committed contact', [contact(950), contact(960, { status: 'committed' })], true],
    ['a contact given back not', [contact(950), contact(960, { status: 'released' })], false],
    [
      'every channel, group and action',
      [contact(950), contact(960, { channel: 'sms', group: 'x', action: 'y' })],
      true,
    ],
  ])('P2 counts %s', (_, contacts, objects) => {
    expect(judge(twice, contacts)?.reason).toBe(objects ? 'CAPPED' : undefined);
  });

  it.each<[string, CapOptions, Partial<Contact>, boolean]>([
    ['channel', { channel: 'email', atMost: 1, per: 100 }, {}, true],
    ['channel', { channel: 'email', atMost: 1, per: 100 }, { channel: 'sms' }, false],
    ['group', { group: 'news', atMost: 1, per: 100 }, {}, true],
    ['group', { group: 'news', atMost: 1, per: 100 }, { group: 'sale' }, false],
    ['issue', { issue: 'grow', atMost: 1, per: 100 }, { issue: 'grow' }, true],
    ['issue', { issue: 'grow', atMost: 1, per: 100 }, { issue: 'keep' }, false],
    ['issue', { issue: 'grow', atMost: 1, per: 100 }, {}, false],
    ['action', { action: 'letter', atMost: 1, per: 100 }, {}, true],
    ['action', { action: 'letter', atMost: 1, per: 100 }, { action: 'other' }, false],
    ['all of them', { channel: 'email', group: 'news', action: 'letter', atMost: 1, per: 100 }, {}, true],
    ['all of them', { channel: 'email', group: 'news', action: 'letter', atMost: 1, per: 100 }, { group: 'x' }, false],
    ['tag', { tag: 'promo', atMost: 1, per: 100 }, { tags: ['vip', 'promo'] }, true],
    ['tag', { tag: 'promo', atMost: 1, per: 100 }, { tags: ['vip'] }, false],
    ['tag', { tag: 'promo', atMost: 1, per: 100 }, {}, false],
  ])('P2 counts contacts of its %s only', (_, options, more, objects) => {
    expect(judge(cap(options), [contact(950, more)], [], { ...letter, issue: 'grow' })?.reason).toBe(
      objects ? 'CAPPED' : undefined,
    );
  });

  it('P2 does not ask of actions that it does not count', () => {
    const other: Treatment = { id: 'other', channel: 'sms' };

    expect(judge(cap({ channel: 'email', atMost: 0, per: 100 }), [], [], other)).toBe(undefined);
    expect(judge(cap({ group: 'news', atMost: 0, per: 100 }), [], [], other)).toBe(undefined);
  });

  it('P2 counts what was chosen just before', () => {
    expect(judge(twice, [contact(950)], [letter])).toMatchObject({ seen: 2, nextAt: 1050 });
    expect(judge(twice, [], [letter, letter])).toEqual({
      reason: 'CAPPED',
      clause: '/p',
      seen: 2,
      needed: { atMost: 2 },
    });
    expect(judge(cap({ channel: 'email', atMost: 1, per: 9 }), [], [{ id: 'x', channel: 'web' }])).toBe(undefined);
  });

  it('P2 lets nothing pass where atMost is 0', () => {
    expect(judge(cap({ atMost: 0, per: 100 }), [])).toMatchObject({ reason: 'CAPPED', seen: 0 });
  });

  it('P1 says for how long a contact must be remembered', () => {
    const { remembers } = builder().policy(cap({ channel: 'email', atMost: 1, per: 100 }), '');

    expect(remembers?.(letter)).toBe(100);
    expect(remembers?.({ id: 'x', channel: 'web' })).toBe(undefined);
  });

  it('F3 is asked in limit', () => {
    const stage = builder({ actions: [letter] }).stage(limit(cap({ atMost: 1, per: 100 })), '/funnel/0');
    const list = shortlist([letter], { moment: moment({ now: 1000 }), state: { ...nobody, contacts: [contact(950)] } });

    expect(left(stage(list))).toEqual([]);
    expect(lost(stage(list))).toEqual([['letter', 'CAPPED']]);
  });

  it.each<[string, Partial<Cap>, readonly (readonly [string, string])[]]>([
    ['less than nothing', { atMost: -1 }, [['VALUE_OUT_OF_RANGE', 'atMost']]],
    ['half a contact', { atMost: 0.5 }, [['VALUE_OUT_OF_RANGE', 'atMost']]],
    ['no time', { per: 0 }, [['VALUE_OUT_OF_RANGE', 'per']]],
    ['no end of time', { per: Infinity }, [['TYPE_MISMATCH', 'per']]],
    ['a group that is not there', { group: 'gone' }, [['TARGET_UNKNOWN', 'group']]],
    ['an action that is not there', { action: 'gone' }, [['TARGET_UNKNOWN', 'action']]],
    ['a tag that no action has', { tag: 'gone' }, [['TARGET_UNKNOWN', 'tag']]],
    ['two windows', { calendar: 'day' }, [['WINDOW_INVALID', 'calendar']]],
    ['a zone without a calendar', { zone: 'UTC' }, [['WINDOW_INVALID', 'zone']]],
    ['a zone that is not there', { zone: 'Europe/Nowhere' }, [['ZONE_INVALID', 'zone']]],
    ['a calendar that is not there', { calendar: 'moon' as 'day' }, [['VALUE_OUT_OF_RANGE', 'calendar']]],
    ['to hold for no time', { holds: 0 }, [['VALUE_OUT_OF_RANGE', 'holds']]],
  ])('refuses %s', (_, options, faults) => {
    const funnel = [limit({ kind: 'cap', atMost: 1, per: 1, ...options }), ...small().funnel];

    expect(faultsOf(() => compile(small({ funnel })))).toEqual(
      faults.map(([code, field]) => [code, `/funnel/0/policies/0/${field}`]),
    );
  });

  it('refuses a cap without a window', () => {
    const funnel = [limit({ kind: 'cap', atMost: 1 }), ...small().funnel];

    expect(faultsOf(() => compile(small({ funnel })))).toEqual([['FIELD_MISSING', '/funnel/0/policies/0/per']]);
  });

  it('refuses a window of the calendar where the vocabulary knows none, and loses none where it is loaded', () => {
    const capped = (more: Partial<Cap>): Strategy =>
      small({
        funnel: [limit({ kind: 'cap', atMost: 1, ...more }), allocate({ hero: { channel: 'web', atMost: 1 } })],
      });
    const rules = [capRule, limitRule, allocateRule];

    expect(faultsOf(() => compiler(rules)(capped({})))).toEqual([['FIELD_MISSING', '/funnel/0/policies/0/per']]);
    for (const make of [compiler(rules), loader([...rules, hashRule])]) {
      expect(faultsOf(() => make(capped({ calendar: 'day', zone: 'UTC' })))[0]).toEqual([
        'FIELD_UNKNOWN',
        '/funnel/0/policies/0/calendar',
      ]);
      expect(make(capped({ per: 1 })).strategy.id).toBe(small().id);
    }
  });

  it('refuses a list of tags that each contact would have to remember', () => {
    const tags = Array.from({ length: 65 }, (_, i) => `t${i}`);

    expect(faultsOf(() => compile(small({ actions: [{ id: 'hello', channel: 'web', tags }] })))).toEqual([
      ['VALUE_OUT_OF_RANGE', '/actions/0/tags'],
    ]);
  });
});

describe('cap over the calendar', () => {
  type Unit = 'day' | 'week' | 'month' | 'year';

  /** What a cap of one says at an instant, after contacts. */
  const judgeAt = (
    unit: Unit,
    now: string,
    contacts: readonly string[],
    timeZone?: unknown,
    zone = {},
  ): Loss | undefined => {
    const profile = timeZone === undefined ? {} : { timeZone };
    const list = shortlist([letter], {
      moment: moment({ now: instant(now), profile }),
      state: { ...nobody, contacts: contacts.map((each) => contact(instant(each))) },
    });
    const policy = cap({ atMost: 1, calendar: unit, ...zone });
    return objection(builder({ actions: [letter] }).policy(policy, '/p'), list);
  };

  it.each<[Unit, string, string, string]>([
    ['day', '2026-11-24T00:00:00Z', '2026-11-24T23:59:59.999Z', '2026-11-25T00:00:00Z'],
    ['week', '2026-11-23T00:00:00Z', '2026-11-29T23:59:59.999Z', '2026-11-30T00:00:00Z'],
    ['month', '2026-02-01T00:00:00Z', '2026-02-28T23:59:59.999Z', '2026-03-01T00:00:00Z'],
    ['year', '2026-01-01T00:00:00Z', '2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00Z'],
  ])('P2 a contact of a %s counts until its last millisecond, and no longer', (unit, first, last, next) => {
    expect(judgeAt(unit, last, [first])).toMatchObject({ reason: 'CAPPED', seen: 1, nextAt: instant(next) });
    expect(judgeAt(unit, next, [last])).toBe(undefined);
    expect(judgeAt(unit, last, [new Date(instant(first) - 1).toISOString()])).toBe(undefined);
  });

  it.each<[string, unknown, object, boolean]>([
    ['the customer’s', 'Asia/Tokyo', { zone: 'UTC' }, false],
    ['that of the policy where the customer’s is not known', 'Nowhere', { zone: 'Asia/Tokyo' }, false],
    ['UTC where nobody says', undefined, {}, true],
  ])('P2 the day is %s', (_, timeZone, zone, objects) => {
    // In Tokyo midnight lies between the two.
    const loss = judgeAt('day', '2026-11-24T15:30:00Z', ['2026-11-24T14:30:00Z'], timeZone, zone);
    expect(loss !== undefined).toBe(objects);
  });

  it('P2 a day with a clock change has 23 or 25 hours', () => {
    const berlin = 'Europe/Berlin';
    expect(judgeAt('day', '2026-10-25T22:59:59.999Z', ['2026-10-24T22:00:00Z'], berlin)).toMatchObject({
      nextAt: instant('2026-10-25T23:00:00Z'),
    });
    expect(judgeAt('day', '2026-03-29T21:59:59.999Z', ['2026-03-28T23:00:00Z'], berlin)).toMatchObject({
      nextAt: instant('2026-03-29T22:00:00Z'),
    });
  });

  it('P2 a contact after now, where a clock was set back, counts until the end of its own day', () => {
    expect(judgeAt('day', '2026-11-24T12:00:00Z', ['2026-11-26T08:00:00Z'])).toMatchObject({
      nextAt: instant('2026-11-27T00:00:00Z'),
    });
  });

  it('P1 says for how long a contact must be remembered, at most', () => {
    const { remembers } = builder().policy(cap({ atMost: 1, calendar: 'month' }), '');
    expect(remembers?.(letter)).toBe(days(32));
  });
});

describe('cap that holds a place for a time', () => {
  const held = cap({ atMost: 1, per: 100, holds: 20 });

  it.each<[string, Partial<Contact> & { readonly at: number }, number | undefined]>([
    ['a place that nobody has confirmed, until then', { at: 981 }, 1001],
    ['no such place from then on', { at: 980 }, undefined],
    ['a place that was confirmed, for as long as the window is', { at: 980, status: 'committed' }, 1080],
    ['a place after now, where a clock was set back', { at: 1500 }, 1520],
  ])('P2 counts %s', (_, { at, ...more }, nextAt) => {
    const loss = judge(held, [contact(at, more)]);
    expect(loss?.nextAt).toBe(nextAt);
    expect(loss?.reason).toBe(nextAt === undefined ? undefined : 'CAPPED');
  });

  it('P2 says when the first of them is free, whichever was decided first', () => {
    const both = [contact(950, { status: 'committed' }), contact(990)];
    expect(judge(held, both)).toMatchObject({ seen: 2, nextAt: 1050 });
    expect(judge(cap({ atMost: 2, per: 100, holds: 20 }), both)).toMatchObject({ nextAt: 1010 });
  });
});
