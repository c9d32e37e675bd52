import { merge, Subject, tap, VirtualTimeScheduler } from 'rxjs';
import { expect, it } from 'vitest';
import { z } from 'zod';

import type { RejectedEvent } from '../events/rejectedEvent.ts';
import {
  absence,
  all,
  allocate,
  cap,
  compile,
  days,
  eq,
  gte,
  limit,
  minutes,
  qualify,
  strategy,
  type Channel,
  type Decision,
  type Input,
  type Receipt,
} from '../index.ts';
import { accept } from './accept.ts';
import { decide } from './decide.ts';
import { deliver } from './deliver.ts';
import { enrich, type EnrichFailure } from './enrich.ts';
import { keyedStore } from './keyedStore.ts';
import { schedulerClock } from './schedulerClock.ts';

interface Shop {
  events: { cart: { total: number; vip?: boolean }; order: { total: number } };
  profile: object;
}

const step = compile(
  strategy<Shop>()({
    id: 'carts',
    version: '1',
    triggers: { abandoned: absence({ after: 'cart', of: 'order', for: minutes(30) }) },
    actions: [
      { id: 'reminder', channel: 'email', on: 'abandoned', when: all(gte('event.total', 50), eq('event.vip', true)) },
    ],
    funnel: [
      qualify(),
      limit(cap({ channel: 'email', atMost: 1, per: days(7) })),
      allocate({ inbox: { channel: 'email', atMost: 1 } }),
    ],
  }),
);
const schemas = { cart: z.object({ total: z.coerce.number() }), order: z.object({ total: z.coerce.number() }) };

// The first message of each customer is lost for good, the others are sent.
const lossy = (): Channel & { readonly sent: Decision[] } => {
  const sent: Decision[] = [];
  return {
    name: 'lossy',
    sent,
    send: ({ decision, now }) => {
      const isFirst = !sent.some(({ customer }) => customer === decision.customer);
      sent.push(decision);
      if (isFirst) return Promise.reject(new Error('lost'));
      const { id, customer, channel } = decision;
      return Promise.resolve({ kind: 'receipt', decision: id, customer, channel, status: 'sent', time: now });
    },
  };
};

it('carries events to decisions, decisions to channels, and receipts back into the decisions to come', async () => {
  const scheduler = new VirtualTimeScheduler();
  const clock = schedulerClock(scheduler);
  const store = keyedStore();
  const email = lossy();
  const events$ = new Subject<unknown>();
  const receipts$ = new Subject<Receipt>();
  const rejected: RejectedEvent[] = [];
  const failures: EnrichFailure[] = [];
  const receipts: string[] = [];
  const ends: unknown[] = [];

  const accepted$ = events$.pipe(
    accept(schemas, { rejected: { next: (it) => rejected.push(it) } }),
    enrich(
      ({ customer }) => {
        if (customer === 'cyd') throw new Error('who?');
        return customer === 'ada' ? { vip: true, total: 0 } : Promise.resolve({ vip: true });
      },
      { failed: { next: (it) => failures.push(it) } },
    ),
  );
  const subscription = merge<Input[]>(accepted$, receipts$)
    .pipe(
      decide(step, { store, clock }),
      deliver({ email }, { clock }),
      tap((receipt) => receipts$.next(receipt)),
    )
    .subscribe({
      next: ({ customer, status }) => receipts.push(`${scheduler.now() / minutes(1)} ${customer} ${status}`),
      error: (error) => ends.push(error),
    });

  const turns = () => new Promise((resolve) => setTimeout(resolve, 0));
  const put = async (...events: readonly unknown[]) => {
    for (const event of events) events$.next(event);
    await turns();
    // Until nobody is due: thirty minutes at most.
    scheduler.flush();
    await turns();
  };
  const cart = (id: string, customer: string, total: unknown) => ({
    id,
    type: 'cart',
    customer,
    time: clock.now(),
    properties: { total },
  });

  await put(cart('e1', 'ada', '60'), cart('e2', 'bob', 70), cart('e3', 'cyd', 80), cart('e4', 'ada', 'much'), 'noise');
  expect(rejected.map(({ faults }) => `${faults[0].code} ${faults[0].path}`)).toEqual([
    'EVENT_REJECTED /properties/total',
    'EVENT_REJECTED ',
  ]);
  expect(failures.map(({ event, fault }) => `${event.id} ${fault.code}`)).toEqual(['e3 ENRICH_FAILED']);
  // cyd is not known to be a VIP. The message of the others is lost, and so gives its place in the week back …
  expect(receipts).toEqual(['30 ada failed', '30 bob failed']);
  expect(store.get('ada')?.state.contacts.map(({ status }) => status)).toEqual(['released']);

  // … so that the next cart has its reminder, and the one after has none.
  await put(cart('e5', 'ada', 60));
  await put(cart('e6', 'ada', 60));
  expect(receipts.slice(2)).toEqual(['60 ada sent']);
  expect(store.get('ada')?.state.contacts.map(({ status }) => status)).toEqual(['released', 'committed']);
  expect(email.sent.map(({ action, customer }) => `${action} ${customer}`)).toEqual([
    'reminder ada',
    'reminder bob',
    'reminder ada',
  ]);

  subscription.unsubscribe();
  expect([events$.observed, receipts$.observed, ends]).toEqual([false, false, []]);
});
