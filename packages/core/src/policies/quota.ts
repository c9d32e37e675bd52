import type { FactorBuild } from '../factors/factorRule.ts';
import type { Moment } from '../funnel/moment.ts';
import type { Candidate } from '../funnel/shortlist.ts';
import { own } from '../internal/own.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { Calendar } from '../time/calendar.ts';
import { CALENDAR_UNITS, type CalendarUnit } from '../time/calendarUnit.ts';
import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { zoneClocks } from '../time/zoneClocks.ts';
import type { Claim } from './claim.ts';
import { checkTag, coverageFields, covers, type Coverage } from './coverage.ts';
import type { PolicyRule } from './policyRule.ts';

/**
 * Takes of an account what decisions by the actions that it covers need.
 * @public
 */
export interface Quota extends Coverage {
  readonly kind: 'quota';
  /** Names the account; quotas with the same name, `by` and window share it. */
  readonly account: string;
  readonly atMost: number;
  /** An attribute whose every value has an account of its own; all customers share one where it is left out. */
  readonly by?: string;
  /** The attribute of the action that says how much it takes; 1 where it is left out. */
  readonly amount?: string;
  /** What was taken longer ago no longer counts. */
  readonly per?: Millis;
  /** A new account each day, week, month or year. */
  readonly calendar?: CalendarUnit;
  /** IANA zone of that calendar; UTC where it is left out. */
  readonly zone?: string;
  /** Frees the account evenly from one instant to another, rather than all at once. */
  readonly pace?: Pace;
}

/** @public */
export interface Pace {
  readonly from: Instant;
  /** After `from`. */
  readonly to: Instant;
}

/**
 * A limit over many customers: a stock, a budget, a household. A decision claims what it takes of the account, and a ledger
 * holds the claims of all against each other. A place is reserved by the decision, and given back where its delivery failed for good
 * or was aborted.
 *
 * Without a ledger nobody keeps the account, and the quota bounds what one decision moment takes, and no more.
 *
 * @param options - `account`: its name; `atMost`: 0 or more; one of `per`, `calendar` at most
 * @throws {OpportuneError} by `compile`: `WINDOW_INVALID` where there are both `per` and `calendar`, `VALUE_OUT_OF_RANGE` where the pace ends
 * before it begins, `FIELD_MISSING` where an action that it concerns does not say how much it takes,
 * `TARGET_UNKNOWN` where no action has the tag
 * @example
 * ```ts
 * import { days, quota } from '@opportune/core';
 *
 * quota({ account: 'coupons', action: 'ten-percent', atMost: 1000 }).account; // => 'coupons'
 * quota({ account: 'household', by: 'profile.household', channel: 'mail', atMost: 2, per: days(60) }).by; // => 'profile.household'
 * ```
 * @see docs/semantics.md, Q1
 * @public
 */
export const quota = <const Options extends Omit<Quota, 'kind'>>(
  options: Options,
): Options & { readonly kind: 'quota' } => ({
  kind: 'quota',
  ...options,
});

/** @public */
export const quotaRule: PolicyRule<Quota> = {
  family: 'policy',
  kind: 'quota',
  fields: {
    required: { account: { is: 'text' }, atMost: { is: 'number', min: 0 } },
    optional: {
      ...coverageFields,
      by: { is: 'path' },
      amount: { is: 'text' },
      per: { is: 'number', above: 0 },
      calendar: { is: 'oneOf', of: CALENDAR_UNITS },
      zone: { is: 'zone' },
      pace: {
        is: 'object',
        fields: { required: { from: { is: 'number', whole: true }, to: { is: 'number', whole: true } } },
      },
    },
  },
  compile: (node, build, at) => {
    checkQuota(node, build, at);
    const { atMost, by, per, calendar, zone = 'UTC', pace } = node;
    const concerns = (action: Treatment): boolean => covers(node, action, action.id);
    const takes = (action: Treatment): number => takenBy(node, action);
    const read = by === undefined ? undefined : build.read(by);
    const days = calendar === undefined ? undefined : new Calendar(calendar, zone, build.shared(zoneClocks));
    const accountOf = accountNames(node, read, days);
    const freed = (now: Instant): number =>
      pace === undefined ? atMost : atMost * Math.min(Math.max((now - pace.from) / (pace.to - pace.from), 0), 1);
    const claimOf = (moment: Moment, action: Treatment): Claim => ({
      account: accountOf(moment),
      amount: takes(action),
      atMost: freed(moment.now),
      ...(per === undefined ? {} : { per }),
    });
    const nextAt = (moment: Moment, total: number): { readonly nextAt?: Instant } => {
      if (pace !== undefined && total <= atMost) {
        return { nextAt: Math.ceil(pace.from + (total / atMost) * (pace.to - pace.from)) };
      }
      return days === undefined ? {} : { nextAt: days.endOf(moment.now, undefined) };
    };

    return {
      concerns,
      claim: (moment, action) => (concerns(action) ? claimOf(moment, action) : undefined),
      judge: ({ moment, standings }, { action }, chosen) => {
        const { account: name, amount: wanted, atMost: most } = claimOf(moment, action);
        const before = chosen.filter((other: Candidate) => concerns(other.action));
        const taken = before.reduce((sum, other) => sum + takes(other.action), own(standings, name) ?? 0);
        if (taken + wanted <= most) return undefined;
        return {
          reason: 'EXHAUSTED',
          clause: at,
          seen: taken,
          needed: { atMost: most - wanted },
          ...nextAt(moment, taken + wanted),
        };
      },
    };
  },
};

function checkQuota(node: Quota, build: FactorBuild, at: Pointer): void {
  const { amount, per, calendar, pace } = node;
  if (per !== undefined && calendar !== undefined) {
    build.fault('WINDOW_INVALID', under(at, 'calendar'), 'expected per or calendar, found both');
  }
  if (pace !== undefined && pace.to <= pace.from) {
    build.fault(
      'VALUE_OUT_OF_RANGE',
      under(under(at, 'pace'), 'to'),
      `expected an instant after from, found ${pace.to}`,
    );
  }
  checkTag(node, build, at);
  if (amount === undefined) return;
  for (const action of build.actions) {
    if (!covers(node, action, action.id) || takenBy(node, action) >= 0) continue;
    const message = `expected ${action.id} to have a number of 0 or more as attributes.${amount}`;
    build.fault('FIELD_MISSING', under(at, 'amount'), message);
  }
}

/** How much a decision by an action takes; NaN where the action does not say. */
function takenBy({ amount }: Quota, { attributes = {} }: Treatment): number {
  if (amount === undefined) return 1;
  const value = own(attributes, amount);
  return typeof value === 'number' && value >= 0 ? value : NaN;
}

/** Names the account that a moment draws on. */
function accountNames(
  { account, per, calendar }: Quota,
  read: ((moment: Moment) => unknown) | undefined,
  days: Calendar | undefined,
): (moment: Moment) => string {
  // Several windows of one name are several accounts.
  const window = per ?? calendar ?? null;
  return (moment) => {
    const of = [account, window, days?.startOf(moment.now, undefined) ?? null];
    if (read === undefined) return JSON.stringify(of);
    const value = read(moment);
    const isName = typeof value === 'string' || typeof value === 'number';
    // Whoever belongs to nobody counts alone.
    return JSON.stringify([...of, isName ? 'by' : 'customer', isName ? value : moment.customer]);
  };
}
