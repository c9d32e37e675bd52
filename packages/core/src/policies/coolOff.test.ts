import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { faultsOf } from '../../test/faultsOf.ts';
import { moment } from '../../test/moment.ts';
import { objection } from '../../test/objection.ts';
import { nobody, shortlist } from '../../test/shortlist.ts';
import { places, small } from '../../test/small.ts';
import { limit } from '../funnel/limit.ts';
import type { Loss } from '../funnel/shortlist.ts';
import { compile } from '../strategy/standardCompile.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { days } from '../time/duration.ts';
import { coolOff, type CoolOff } from './coolOff.ts';
import type { PastOutcome } from './pastOutcome.ts';

const letter: Treatment = { id: 'letter', group: 'news', channel: 'email', tags: ['promo'] };
const other: Treatment = { id: 'other', channel: 'web' };

const outcome = (at: number, more: Partial<PastOutcome> = {}): PastOutcome => ({
  mark: at,
  type: 'dismissal',
  at,
  action: 'letter',
  group: 'news',
  channel: 'email',
  tags: ['promo'],
  ...more,
});

/** What a policy says at 1000 of an action, after outcomes. */
function judge(policy: CoolOff, outcomes: readonly PastOutcome[], action = letter, now = 1000): Loss | undefined {
  const list = shortlist([action], { moment: moment({ now }), state: { ...nobody, outcomes } });
  return objection(builder({ actions: [letter, other] }).policy(policy, '/p'), list);
}

const once = coolOff({ after: 'dismissal', rest: 100 });
const thrice = coolOff({ after: 'dismissal', times: 3, per: 50, rest: 100 });

describe('coolOff', () => {
  it('P6 rests after an outcome, and says until when', () => {
    expect(judge(once, [outcome(950)])).toEqual({
      reason: 'COOLING_OFF',
      clause: '/p',
      seen: { outcome: 'dismissal', times: 1, at: 950 },
      needed: { fewerThan: 1 },
      nextAt: 1050,
    });
  });

  it.each<[string, readonly PastOutcome[], boolean]>([
    ['none', [], false],
    ['one whose rest is over at this instant', [outcome(900)], false],
    ['one whose rest is over in a millisecond', [outcome(901)], true],
    ['one after now, where a clock was set back', [outcome(1200)], true],
    ['one of another type', [outcome(950, { type: 'click' })], false],
  ])('P6 after %s', (_, outcomes, rests) => {
    expect(judge(once, outcomes) !== undefined).toBe(rests);
  });

  it.each<[string, readonly number[], number | undefined]>([
    ['two', [950, 960], undefined],
    ['three', [930, 940, 950], 1050],
    ['three of which the first is exactly per ago', [900, 940, 950], undefined],
    ['three of which the first is just inside', [901, 940, 950], 1050],
    ['three at the same instant', [950, 950, 950], 1050],
    ['four, of which the last lets it rest for longer', [930, 940, 950, 970], 1070],
    ['three, and one more that stands alone', [905, 906, 907, 990], 1007],
  ])('P6 of three in a window: %s', (_, ats, nextAt) => {
    expect(
      judge(
        thrice,
        ats.map((at) => outcome(at)),
      )?.nextAt,
    ).toBe(nextAt);
  });

  it('P6 shows how many there were in the last full window', () => {
    expect(
      judge(
        thrice,
        [700, 930, 940, 950, 970].map((at) => outcome(at)),
      )?.seen,
    ).toEqual({
      outcome: 'dismissal',
      times: 4,
      at: 970,
    });
  });

  it.each<[CoolOff['scope'], Partial<PastOutcome>, Treatment, boolean]>([
    [undefined, {}, letter, true],
    [undefined, {}, other, false],
    ['action', { action: 'other' }, other, true],
    ['group', { action: 'x' }, letter, true],
    ['group', { group: 'x' }, letter, false],
    ['channel', { action: 'x', group: 'x' }, letter, true],
    ['channel', { channel: 'sms' }, letter, false],
    ['everything', {}, other, true],
  ])('P6 with the scope %s, after an outcome of %j', (scope, of, action, rests) => {
    const policy = coolOff({ after: 'dismissal', rest: 100, ...(scope === undefined ? {} : { scope }) });
    expect(judge(policy, [outcome(950, of)], action) !== undefined).toBe(rests);
  });

  it('P6 what has no group rests for no group, also after an outcome without one', () => {
    const { group: _, ...nameless } = outcome(950);
    expect(judge(coolOff({ after: 'dismissal', rest: 100, scope: 'group' }), [nameless], other)).toBe(undefined);
  });

  it.each<[Partial<CoolOff>, Partial<PastOutcome>, boolean]>([
    [{ channel: 'email' }, {}, true],
    [{ channel: 'email' }, { channel: 'web' }, false],
    [{ group: 'news' }, { group: 'x' }, false],
    [{ action: 'letter' }, { action: 'x' }, false],
    [{ tag: 'promo' }, {}, true],
    [{ tag: 'promo' }, { tags: [] }, false],
  ])('P6 counts outcomes of what it covers only: %j', (covered, of, rests) => {
    const policy = coolOff({ after: 'dismissal', rest: 100, scope: 'everything', ...covered });
    expect(judge(policy, [outcome(950, of)], other) !== undefined).toBe(rests);
  });

  it('P6 has contacts known by which outcomes find their actions, where it has to know them', () => {
    const recalls = (options: Partial<CoolOff>, action = letter): unknown =>
      builder({ actions: [letter] })
        .policy(coolOff({ after: 'dismissal', rest: 100, ...options }), '')
        .recalls?.(action);
    expect(recalls({})).toBe(days(30));
    expect(recalls({ scope: 'everything' })).toBe(undefined);
    expect(recalls({ scope: 'everything', channel: 'email' })).toBe(undefined);
    expect(recalls({ scope: 'everything', tag: 'promo' })).toBe(days(30));
    expect(recalls({ scope: 'everything', tag: 'promo' }, other)).toBe(undefined);
    expect(recalls({ scope: 'everything', after: 'frequency_capped' })).toBe(days(30));
  });

  it.each<[string, Partial<CoolOff>, readonly (readonly [string, string])[]]>([
    ['what is no outcome', { after: 'sneeze' as 'click' }, [['VALUE_OUT_OF_RANGE', 'after']]],
    ['several without a window', { times: 2 }, [['FIELD_MISSING', 'per']]],
    ['more than are remembered', { times: 65, per: 9 }, [['VALUE_OUT_OF_RANGE', 'times']]],
    ['no rest', { rest: 0 }, [['VALUE_OUT_OF_RANGE', 'rest']]],
    ['a tag that no action has', { tag: 'gone' }, [['TARGET_UNKNOWN', 'tag']]],
    ['a group that is not there', { group: 'gone' }, [['TARGET_UNKNOWN', 'group']]],
    ['a scope that is none', { scope: 'town' as 'group' }, [['VALUE_OUT_OF_RANGE', 'scope']]],
  ])('refuses %s', (_, options, faults) => {
    const funnel = [limit({ kind: 'coolOff', after: 'click', rest: 1, ...options }), places];
    expect(faultsOf(() => compile(small({ funnel })))).toEqual(
      faults.map(([code, field]) => [code, `/funnel/0/policies/0/${field}`]),
    );
  });
});
