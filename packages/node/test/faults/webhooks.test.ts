import { fc, test } from '@fast-check/vitest';
import { allocate, compile, count, days, distinct, type Channel, type CustomerEvent } from '@opportune/core';
import { expect, vi } from 'vitest';

import { bench } from '../bench.ts';
import { overHttp } from './overHttp.ts';

// The machine may have other things to do.
vi.setConfig({ testTimeout: 60_000 });

const step = compile({
  id: 'shop',
  version: '1',
  aggregates: { clicks: count('click', { per: days(7) }), kinds: distinct('click', 'item', { per: days(7) }) },
  actions: [{ id: 'club', channel: 'web' }],
  funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
});

/** Reports events as they stand in the body. A real one proves the signature too. */
const email: Channel = {
  name: 'email',
  send: async ({ decision: { id, customer, channel }, now: time }) => ({
    kind: 'receipt',
    decision: id,
    customer,
    channel,
    status: 'sent',
    time,
  }),
  read: async ({ body }) => ({
    ok: true,
    events: JSON.parse(new TextDecoder().decode(body)) as CustomerEvent[],
    skipped: [],
  }),
};

const clickAt = (n: number): CustomerEvent => ({
  id: `email:${String(n)}`,
  type: 'click',
  customer: n % 2 === 0 ? 'ada' : 'bob',
  time: n * 10,
  properties: { item: `item-${String(n % 5)}` },
});
const CLICKS = Array.from({ length: 20 }, (_, n) => clickAt(n));

/** What is known of both after these reports. */
async function knownAfter(reports: readonly (readonly CustomerEvent[])[]): Promise<unknown> {
  const here = bench({ step, channels: { email } });
  const { post } = overHttp(here);
  for (const report of reports) {
    expect((await post('/v1/webhooks/email', report)).status).toBe(200);
  }
  const files = await Promise.all(['ada', 'bob'].map((customer) => here.runtime.export(customer)));
  return files.map(({ known }) => known?.attributes);
}

const inOrder = (): Promise<unknown> => knownAfter([CLICKS]);

test.prop([fc.shuffledSubarray(CLICKS, { minLength: 20 }), fc.array(fc.nat(19), { maxLength: 20 })], { numRuns: 10 })(
  'reports that come twice and in any order lead to what they lead to once and in order',
  async (shuffled, again) => {
    const reports = [...shuffled, ...again.map(clickAt)].map((click) => [click]);
    expect(await knownAfter(reports)).toEqual(await inOrder());
  },
);

test('a report that was taken in part and comes again whole counts once', async () => {
  expect(await knownAfter([CLICKS.slice(0, 7), CLICKS, CLICKS.slice(3)])).toEqual(await inOrder());
});
