import { days, hours, minutes, type Input, type Instant, type Receipt } from '@opportune/core';
import fc from 'fast-check';

import { events, outcomes } from './events.ts';
import { shop } from './shop.ts';
import { STARTS } from './starts.ts';
import { among, wholly } from './values.ts';

/**
 * What happens at an instant: an input; or a receipt of the decision with the number `of`, counted from the first and over
 * again, which cannot be an input before it is known what was decided. An event with such a number gets that decision as its property.
 * @public
 */
export type Happening =
  | { readonly now: Instant; readonly input: Input; readonly of?: number }
  | { readonly now: Instant; readonly receipt: Report; readonly of: number };

/**
 * A receipt without what it is about.
 * @public
 */
export type Report = Pick<Receipt, 'customer' | 'status' | 'retryable' | 'reason'>;

/**
 * What happens to one customer of the shop, in an order of `now` that never goes back: events in time, late, much too late
 * and from the future, twice, and at the same time; requests; receipts late, twice and in any order; wake-ups that nobody
 * has asked for. {@link play} runs them.
 *
 * @param options - `length`: how many happenings at most, 40
 * @example
 * ```ts
 * import { histories } from '@opportune/testing';
 * import fc from 'fast-check';
 *
 * const inOrder = (all: readonly { readonly now: number }[]) => all.every(({ now }, i) => now >= (all[i - 1]?.now ?? now));
 *
 * fc.sample(histories({ length: 10 }), 50).every(inOrder); // => true
 * ```
 * @public
 */
export function histories(options: { readonly length?: number } = {}): fc.Arbitrary<readonly Happening[]> {
  const { length = 40 } = options;
  return fc
    .tuple(among(shop.customers), among(STARTS), fc.integer({ min: 0, max: 23 }))
    .chain(([customer, start, hour]) => {
      // A bias towards few and small is a bias towards nothing that happens.
      const steps = fc.noBias(
        fc.array(fc.tuple(gap, happening(customer)), {
          minLength: Math.min(length, 1),
          maxLength: length,
          size: 'max',
        }),
      );
      return steps.map((all) => {
        let now = start + hours(hour);
        return all.map(([after, happen]) => happen((now += after)));
      });
    });
}

// Whole and half hours are what strategies wait for, so things often happen at the very end of something.
const gap = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1) },
  { weight: 9, arbitrary: fc.constantFrom(5, 10, 20, 25, 30, 60).map((count) => minutes(count)) },
  { weight: 4, arbitrary: fc.constantFrom(2, 5, 9).map((count) => hours(count)) },
  { weight: 1, arbitrary: fc.constantFrom(1, 3).map((count) => days(count)) },
);
const delay = fc.oneof(
  { weight: 12, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.constantFrom(1, minutes(5), minutes(10), minutes(30), minutes(60), hours(5)) },
  { weight: 1, arbitrary: fc.constantFrom(days(1), days(3), -minutes(30), -days(2)) },
);

type Happen = (now: Instant) => Happening;

function happening(customer: string): fc.Arbitrary<Happen> {
  // `time` is how long ago the event happened, until it is known what the time is.
  const event = fc.tuple(events({ customer, times: delay }), renewal).map(([past, ahead]): Happen => (now) => ({
    now,
    input: { ...past, time: now - past.time, properties: { ...past.properties, ...ahead(past.type, now) } },
  }));
  const outcome = fc
    .tuple(outcomes({ customer, times: delay }), fc.option(fc.nat({ max: 20 }), { nil: undefined }))
    .map(([past, of]): Happen => (now) => ({
      now,
      input: { ...past, time: now - past.time },
      ...(of === undefined ? {} : { of }),
    }));
  const request = fc.tuple(fc.nat({ max: 30 }), slots, context).map(([n, open, about]): Happen => (now) => ({
    now,
    input: { kind: 'request', id: `r${n}`, customer, ...open, ...about },
  }));
  const wakeUp = fc.constant<Happen>((now) => ({ now, input: { kind: 'wakeUp', customer } }));
  const receipt = fc.tuple(report, fc.nat({ max: 20 })).map(([said, of]): Happen => (now) => ({
    now,
    receipt: { customer, ...said },
    of,
  }));
  return fc.oneof(
    { weight: 14, arbitrary: event },
    { weight: 2, arbitrary: outcome },
    { weight: 4, arbitrary: request },
    { weight: 3, arbitrary: receipt },
    { weight: 1, arbitrary: wakeUp },
  );
}

/** Who moves may have a contract that ends some days later, in one of the forms of a date. */
const renewal = fc
  .option(fc.tuple(fc.constantFrom(hours(3), days(1), days(2), days(3)), fc.nat({ max: 2 })), { nil: undefined })
  .map((drawn) => (type: string, now: Instant): object => {
    if (drawn === undefined || type !== 'moved') return {};
    const [ahead, form] = drawn;
    const date = new Date(Math.round(now) + ahead).toISOString();
    return { renewal: [Date.parse(date), date, date.slice(0, 10)][form] };
  });

// Who names slots mostly names one that the strategy does not have.
const slots = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.array(among([...shop.slots, 'nowhere']), { maxLength: 3 }).map((open) => ({ slots: open })),
  },
);
const context = fc.option(wholly({ context: wholly({ device: among(shop.devices) }) }), { nil: {}, freq: 2 });
const report: fc.Arbitrary<Omit<Report, 'customer'>> = fc.oneof(
  wholly({ status: fc.constantFrom('accepted', 'sent', 'failed', 'aborted') }),
  wholly({ status: fc.constant('failed'), retryable: fc.boolean() }),
  wholly({ status: fc.constantFrom('failed', 'aborted'), reason: fc.constant('frequency_capped') }),
);
