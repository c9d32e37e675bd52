import type { Claim } from '../policies/claim.ts';
import type { Quota } from '../policies/quota.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { attribute } from './attribute.ts';
import { isCovered } from './contacts.ts';
import type { Moment } from './moment.ts';
import { own } from './own.ts';
import { unitAround } from './unitAround.ts';

/** Q1: what a decision by an action takes of the account of a quota; undefined where it takes nothing. */
export function claimOn(quota: Quota, moment: Moment, action: Treatment): Claim | undefined {
  if (!isCovered(quota, { ...action, action: action.id })) return undefined;
  return {
    account: accountOf(quota, moment),
    amount: quota.amount === undefined ? 1 : (own(action.attributes, quota.amount) as number),
    atMost: quota.atMost * freed(quota, moment.now),
    ...(quota.per === undefined ? {} : { per: quota.per }),
  };
}

/** Q2: when so much of the account will be there, where time alone can do it. */
export function freedAt(quota: Quota, { now }: Moment, total: number): number | undefined {
  const { pace, atMost, calendar, zone = 'UTC' } = quota;
  if (pace !== undefined && total <= atMost) return Math.ceil(pace.from + (total / atMost) * (pace.to - pace.from));
  return calendar === undefined ? undefined : unitAround(calendar, zone, now).to;
}

function accountOf({ account, per, calendar, zone = 'UTC', by }: Quota, moment: Moment): string {
  const start = calendar === undefined ? null : unitAround(calendar, zone, moment.now).from;
  const whole = [account, per ?? calendar ?? null, start];
  if (by === undefined) return JSON.stringify(whole);
  const value = attribute(by, moment);
  const whose = ['string', 'number'].includes(typeof value) ? ['by', value] : ['customer', moment.customer];
  return JSON.stringify([...whole, ...whose]);
}

function freed({ pace }: Quota, now: number): number {
  if (pace === undefined || now >= pace.to) return 1;
  return now <= pace.from ? 0 : (now - pace.from) / (pace.to - pace.from);
}
