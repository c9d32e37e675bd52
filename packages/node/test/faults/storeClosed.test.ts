import { expect, test } from 'vitest';

import { sqliteStore } from '../../src/store/sqliteStore.ts';
import { bench, faultsOf, flush } from '../bench.ts';
import { channel, retryable } from '../channel.ts';
import { eventOf } from '../ledger.ts';
import { overHttp } from './overHttp.ts';

test('a store that was closed under it refuses with 503, is not ready, sends nothing and lets it stop', async () => {
  const store = sqliteStore({ file: ':memory:' });
  const email = channel(retryable);
  const here = bench({ store, channels: { email } });
  const { post, get, figure } = overHttp(here);
  await here.runtime.submit(eventOf('e1', 'ann', { channels: ['email'], alarmIn: 5_000 }));
  await here.runtime.idle();
  expect((await get('/ready')).status).toBe(200);

  await store.close();
  const refused = { status: 503, code: 'STORE_FAILED', retryAfter: '5' };
  expect(await post('/v1/events', eventOf('e2', 'ann', {}, 1_000))).toEqual(refused);
  expect(await post('/v1/decide', { customer: 'ann', slots: ['web'] })).toEqual(refused);
  // It was ready within this second, and is asked once in one.
  await here.clock.advance(1_000, flush);
  expect(await get('/ready')).toEqual(refused);
  await here.clock.advance(60_000, flush);
  // Neither the second try nor the alarm: nobody knows what is stored.
  expect(email.sent).toEqual(['e1:0']);
  expect(new Set(faultsOf(here.signals))).toEqual(new Set(['STORE_FAILED']));
  expect(await figure('opportune_faults_total{code="STORE_FAILED"}')).toBeGreaterThan(60);
  await here.runtime.stop(0);
  expect(await here.runtime.submit(eventOf('e3', 'ann', {}))).toMatchObject({ why: 'STOPPED' });
});
