import {
  allocate,
  compile,
  days,
  hours,
  limit,
  minutes,
  type Cap,
  type CustomerState,
  type Decision,
  type Input,
  type Instant,
  type Receipt,
  type StepResult,
  type Strategy,
} from '@opportune/core';
import fc from 'fast-check';
import { expect } from 'vitest';

import { law } from './law.ts';

const ACTIONS: Strategy['actions'] = [
  { id: 'letter', group: 'news', channel: 'email', tags: ['promo'] },
  { id: 'offer', group: 'sale', channel: 'email', tags: ['promo', 'vip'] },
  { id: 'banner', group: 'sale', channel: 'web' },
];
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Chatham', 'Nowhere/Land'];

const strategyOf = (caps: readonly Cap[]): Strategy => ({
  id: 'windows',
  version: '1',
  recipes: { moved: 'settle' },
  actions: ACTIONS,
  funnel: [limit(...caps), allocate({ inbox: { channel: 'email', atMost: 2 }, hero: { channel: 'web', atMost: 1 } })],
});

const caps: fc.Arbitrary<Cap> = fc
  .tuple(
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom(
      {},
      { channel: 'email' },
      { group: 'sale' },
      { action: 'letter' },
      { tag: 'promo' },
      { tag: 'vip' },
    ),
    fc.oneof(
      fc.constantFrom(minutes(90), hours(20), days(7), days(40)).map((per) => ({ per })),
      fc.constantFrom('day', 'week', 'month', 'year').map((calendar) => ({ calendar })),
    ),
    fc.constantFrom({}, {}, { holds: minutes(30) }, { holds: days(1) }),
  )
  .map(([atMost, covered, window, holds]) => ({ kind: 'cap', atMost, ...covered, ...window, ...holds }) as Cap);

type Customer = 'ada' | 'bob';

interface Happening {
  readonly after: number;
  readonly customer: Customer;
  readonly what:
    | 'request'
    | 'merge'
    | { readonly zone: string }
    | { readonly status: Receipt['status']; readonly of: number };
}

const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.record({
    // Clocks run on evenly, stand still, and jump, also over the end of a year.
    after: fc.constantFrom(0, 1, minutes(30), minutes(90), hours(9), hours(20), days(1), days(6), days(31)),
    customer: fc.constantFrom<Customer>('ada', 'ada', 'bob'),
    what: fc.oneof(
      { weight: 8, arbitrary: fc.constant('request' as const) },
      {
        weight: 5,
        arbitrary: fc.record({
          status: fc.constantFrom<Receipt['status']>('accepted', 'sent', 'failed', 'aborted'),
          of: fc.nat({ max: 60 }),
        }),
      },
      { weight: 1, arbitrary: fc.constantFrom(...ZONES).map((zone) => ({ zone })) },
      { weight: 1, arbitrary: fc.constant('merge' as const) },
    ),
  }),
  { maxLength: 60, size: 'max' },
);

/** All that was ever decided, and what became of it. */
interface Logged {
  readonly decision: Decision;
  readonly of: Set<Customer>;
  released: boolean;
  committed: boolean;
}

law(
  'P2, P5, I4 no window ever holds more than the cap allows, and none is held shut that has a place',
  120,
  [
    fc.array(caps, { minLength: 1, maxLength: 3 }),
    fc.constantFrom(Date.UTC(2026, 2, 28), Date.UTC(2026, 9, 24), Date.UTC(2026, 11, 20)),
    happenings,
  ],
  (policies, start, history) => {
    const step = compile(strategyOf(policies), {
      recipes: { settle: (draft, { properties }) => void (draft['timeZone'] = properties['timeZone']) },
    });
    const log: Logged[] = [];
    const states = new Map<Customer, CustomerState>();
    const zones = new Map<Customer, string>();
    let isOne = false;
    let now: Instant = start;

    const take = (customer: Customer, input: Input): StepResult => {
      const result = step(states.get(customer), input, now);
      states.set(customer, result.state);
      expect(result.faults).toEqual([]);
      return result;
    };
    const counted = (policy: Cap, customer: Customer): number =>
      log.filter(
        ({ decision, of, released, committed }) =>
          of.has(customer) &&
          isCovered(policy, decision) &&
          isInside(policy, decision.at, now, zones.get(customer)) &&
          (committed || (!released && decision.at > now - (policy.holds ?? Infinity))),
      ).length;
    const decide = (customer: Customer, id: string): void => {
      const { decisions, dropped } = take(customer, { kind: 'request', id, customer });
      for (const decision of decisions) {
        log.push({ decision, of: new Set([customer]), released: false, committed: false });
        for (const policy of policies.filter((each) => isCovered(each, decision))) {
          expect(counted(policy, customer)).toBeLessThanOrEqual(policy.atMost);
        }
      }
      for (const { reason, clause } of dropped) {
        if (reason !== 'CAPPED') continue;
        const policy = policies[Number(clause.split('/').at(-1))]!;
        expect(counted(policy, customer)).toBeGreaterThanOrEqual(policy.atMost);
      }
    };

    for (const [i, { after, customer: drawn, what }] of history.entries()) {
      now += after;
      const customer = isOne ? 'ada' : drawn;
      if (what === 'request') decide(customer, `r${i}`);
      else if (what === 'merge') {
        const bob = states.get('bob');
        if (bob === undefined || !states.has('ada')) continue;
        take('ada', { kind: 'merge', customer: 'ada', state: bob });
        for (const { of } of log) of.add('ada');
        // Who stays hides where the other was, unless they were nowhere.
        if (!isOne && !zones.has('ada') && zones.has('bob')) zones.set('ada', zones.get('bob')!);
        isOne = true;
      } else if ('zone' in what) {
        const properties = { timeZone: what.zone };
        take(customer, { id: `e${i}`, type: 'moved', customer, time: now, properties });
        zones.set(customer, what.zone);
      } else {
        const logged = log[what.of % Math.max(1, log.length)];
        if (logged === undefined) continue;
        const whose = isOne ? 'ada' : logged.of.values().next().value!;
        const { id, channel } = logged.decision;
        const { ignored } = take(whose, {
          kind: 'receipt',
          decision: id,
          customer: whose,
          channel,
          status: what.status,
          time: now,
        });
        if (ignored !== undefined) continue;
        if (what.status === 'accepted' || what.status === 'sent') logged.committed = true;
        else logged.released = true;
      }
    }
  },
);

const isCovered = ({ channel, group, action, tag }: Cap, decision: Decision): boolean => {
  const { tags = [] } = ACTIONS.find(({ id }) => id === decision.action)!;
  return (
    (channel ?? decision.channel) === decision.channel &&
    (group === undefined || group === decision.group) &&
    (action ?? decision.action) === decision.action &&
    (tag === undefined || tags.includes(tag))
  );
};

function isInside({ per, calendar }: Cap, at: Instant, now: Instant, zone: string | undefined): boolean {
  if (per !== undefined) return now - per < at && at <= now;
  const nameOf = (instant: Instant): string => unitOf(calendar!, dayIn(zone, instant));
  return nameOf(at) === nameOf(now);
}

/** As `2026-11-27`, by what the platform says. */
function dayIn(timeZone: string | undefined, instant: Instant): string {
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone: timeZone ?? 'UTC', dateStyle: 'short' }).format(instant);
  } catch {
    return dayIn('UTC', instant);
  }
}

function unitOf(unit: NonNullable<Cap['calendar']>, day: string): string {
  if (unit === 'day') return day;
  if (unit !== 'week') return day.slice(0, unit === 'month' ? 7 : 4);
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
