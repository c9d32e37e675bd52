import {
  allocate,
  compile,
  days,
  limit,
  minutes,
  quota,
  type Claim,
  type Clock,
  type Decision,
  type Input,
  type Instant,
  type Receipt,
  type Strategy,
} from '@opportune/core';
import { ledgerBook, steps } from '@opportune/core/operators';
import fc from 'fast-check';
import { Subject } from 'rxjs';
import { expect } from 'vitest';

import { law } from './law.ts';

/** Two actions that draw on three accounts: one for good, one of each household and day by day, one of a rolling window. */
const strategyOf = (coupons: number, household: number, mails: number): Strategy => ({
  id: 'shop',
  version: '1',
  actions: [
    { id: 'coupon', channel: 'email', attributes: { cost: 2 } },
    { id: 'letter', channel: 'mail', attributes: { cost: 1 } },
  ],
  funnel: [
    limit(
      quota({ account: 'budget', amount: 'cost', atMost: coupons }),
      quota({ account: 'household', by: 'context.household', calendar: 'day', atMost: household }),
      quota({ account: 'mails', channel: 'mail', per: minutes(90), atMost: mails }),
    ),
    allocate({ inbox: { channel: 'email', atMost: 1 }, door: { channel: 'mail', atMost: 1 } }),
  ],
});

const happenings = fc.array(
  fc.record({
    after: fc.constantFrom(0, minutes(1), minutes(30), minutes(89), minutes(91), days(1)),
    customer: fc.constantFrom('ada', 'bob', 'cleo'),
    household: fc.constantFrom('h1', 'h2', undefined),
    /** Receipts that come now, of decisions made before, each perhaps not for the first time. */
    receipts: fc.array(
      fc.tuple(fc.nat(), fc.constantFrom<Receipt['status']>('accepted', 'sent', 'failed', 'aborted')),
      { maxLength: 4 },
    ),
  }),
  { maxLength: 30 },
);

interface Taken {
  readonly decision: Decision;
  released: boolean;
  committed: boolean;
}

law(
  'Q2, Q3 no account ever holds more than a claim on it allows, whoever asks and whatever receipts come',
  200,
  [fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), happenings],
  (coupons, household, mails, history) => {
    let now: Instant = 0;
    const clock: Clock = { now: () => now, wake: () => () => undefined };
    const inputs = new Subject<Input>();
    const all: Taken[] = [];
    const holds = ({ account, per = Infinity }: Claim, at: Instant): number =>
      all
        .filter(({ decision, released, committed }) => decision.at > at - per && (committed || !released))
        .flatMap(({ decision }) => decision.claims ?? [])
        .reduce((sum, claim) => (claim.account === account ? sum + claim.amount : sum), 0);
    /** Committed after it was given back: then an account may hold what it was told too late. */
    let isOverdrawn = false;
    // What a subscriber throws is reported later, when nobody listens.
    const broken: unknown[] = [];

    inputs
      .pipe(steps(compile(strategyOf(coupons, household, mails)), { clock, ledger: ledgerBook() }))
      .subscribe(({ result }) => {
        for (const decision of result.decisions) all.push({ decision, released: false, committed: false });
        for (const claim of result.decisions.flatMap(({ claims = [] }) => claims)) {
          if (!isOverdrawn && holds(claim, now) > claim.atMost) broken.push(claim);
        }
        // Nothing that there is a place for is refused: what was left of each account would not have been enough.
        for (const { reason, seen, needed } of result.dropped) {
          if (reason === 'EXHAUSTED' && !((seen as number) > (needed as { atMost: number }).atMost)) broken.push(seen);
        }
      });
    for (const [i, { after, customer, household: home, receipts }] of history.entries()) {
      now += after;
      inputs.next({
        kind: 'request',
        id: `r${i}`,
        customer,
        context: home === undefined ? {} : { household: home },
      });
      for (const [which, status] of receipts) {
        const taken = all[which % Math.max(1, all.length)];
        if (taken === undefined) continue;
        const { id: decision, customer: whose, channel } = taken.decision;
        inputs.next({ kind: 'receipt', decision, customer: whose, channel, status, time: clock.now() });
        const isTaken = status === 'accepted' || status === 'sent';
        if (isTaken && taken.released && !taken.committed) isOverdrawn = true;
        taken.committed ||= isTaken;
        taken.released ||= !isTaken;
      }
    }
    expect(broken).toEqual([]);
  },
);
