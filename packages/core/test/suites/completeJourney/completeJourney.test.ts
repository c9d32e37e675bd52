import {
  allocate,
  cap,
  compile,
  days,
  eq,
  limit,
  occurrence,
  qualify,
  type CapOptions,
  type CustomerState,
  type Strategy,
} from '@opportune/core';
import { describe, expect, it } from 'vitest';

import { ABSENT } from '../../../../../.config/shared.ts';
import { campaigns, type Mailing } from './campaigns.ts';

const mailings = campaigns();

/** Each campaign is an action on the channel mail, of the group and with the tag that is its type. */
function strategyOf(all: readonly Mailing[], caps: readonly CapOptions[]): Strategy {
  const each = new Map(all.map((mailing) => [mailing.campaign, mailing]));
  return {
    id: 'journey',
    version: '1',
    triggers: { planned: occurrence('planned') },
    actions: Array.from(each.values(), ({ campaign, type }) => ({
      id: `campaign-${campaign}`,
      group: type,
      tags: [type],
      channel: 'mail',
      on: 'planned',
      when: eq('event.campaign', campaign),
    })),
    funnel: [qualify(), limit(...caps.map(cap)), allocate({ letterbox: { channel: 'mail', atMost: 1 } })],
  };
}

/** Whether each mailing is let through. */
function decidedOn(all: readonly Mailing[], ...caps: readonly CapOptions[]): readonly boolean[] {
  const step = compile(strategyOf(all, caps));
  const states = new Map<string, CustomerState>();
  return all.map(({ household, campaign, at }) => {
    const id = `${campaign}/${household}`;
    const event = { id, type: 'planned', customer: household, time: at, properties: { campaign } };
    const { state, decisions, faults } = step(states.get(household), event, at);
    expect(faults).toEqual([]);
    states.set(household, state);
    return decisions.length === 1;
  });
}

/** The same, by looking at all that was let through before. */
function countedOn(
  all: readonly Mailing[],
  isOneTooMany: (mailing: Mailing, before: readonly Mailing[]) => boolean,
): readonly boolean[] {
  const through = new Map<string, Mailing[]>();
  return all.map((mailing) => {
    const before = through.get(mailing.household) ?? through.set(mailing.household, []).get(mailing.household)!;
    if (isOneTooMany(mailing, before)) return false;
    before.push(mailing);
    return true;
  });
}

const figures = (through: readonly boolean[]): readonly [through: number, held: number] => {
  const count = through.filter(Boolean).length;
  return [count, through.length - count];
};

const monthOf = ({ at }: Mailing): string => new Date(at).toISOString().slice(0, 7);
const yearOf = ({ at }: Mailing): number => new Date(at).getUTCFullYear();

describe('Complete Journey', () => {
  it('P2 at most two in 60 days let 5,846 of 6,589 mailings through and hold 743', ({ skip }) => {
    if (mailings === undefined) return skip(ABSENT);
    expect(mailings.length).toBe(6_589);
    expect(figures(decidedOn(mailings, { atMost: 2, per: days(60) }))).toEqual([5_846, 743]);
  });

  it.for<
    [
      string,
      readonly [number, number],
      readonly CapOptions[],
      (mailing: Mailing, before: readonly Mailing[]) => boolean,
    ]
  >([
    [
      'one a month of the calendar',
      [5_881, 708],
      [{ atMost: 1, calendar: 'month' }],
      (mailing, before) => before.some((each) => monthOf(each) === monthOf(mailing)),
    ],
    [
      'three a year of the calendar',
      [4_004, 2_585],
      [{ atMost: 3, calendar: 'year' }],
      (mailing, before) => before.filter((each) => yearOf(each) === yearOf(mailing)).length >= 3,
    ],
    [
      'one of a type in 90 days',
      [4_596, 1_993],
      ['Type A', 'Type B', 'Type C'].map((group) => ({ group, atMost: 1, per: days(90) })),
      (mailing, before) => before.some(({ type, at }) => type === mailing.type && at > mailing.at - days(90)),
    ],
    [
      'two of type A or B in 45 days by tag, and three of all in 120',
      [5_831, 758],
      [
        { tag: 'Type A', atMost: 2, per: days(45) },
        { tag: 'Type B', atMost: 2, per: days(45) },
        { channel: 'mail', atMost: 3, per: days(120) },
      ],
      (mailing, before) =>
        before.filter(({ at }) => at > mailing.at - days(120)).length >= 3 ||
        (mailing.type !== 'Type C' &&
          before.filter(({ type, at }) => type === mailing.type && at > mailing.at - days(45)).length >= 2),
    ],
  ])('P2 %s', ([, expected, caps, isOneTooMany], { skip }) => {
    if (mailings === undefined) return skip(ABSENT);
    const through = decidedOn(mailings, ...caps);
    expect(through).toEqual(countedOn(mailings, isOneTooMany));
    expect(figures(through)).toEqual(expected);
  });
});
