import { expect, test, vi } from 'vitest';

import { memoryStore } from '../../src/store/memoryStore.ts';
import { bench } from '../bench.ts';
import { faulty } from '../faulty.ts';
import { eventOf } from '../ledger.ts';
import { overHttp } from './overHttp.ts';

// The machine may have other things to do.
vi.setConfig({ testTimeout: 60_000 });

/** A store that answers when it is let, and counts what it has in hand. */
function slowStore() {
  const inner = memoryStore();
  let letGo: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => (letGo = resolve));
  const seen = { inHand: 0, most: 0 };
  const store = faulty(
    {
      async commit(units) {
        seen.inHand += units.length;
        seen.most = Math.max(seen.most, seen.inHand);
        await gone;
        seen.inHand -= units.length;
        return inner.commit(units);
      },
    },
    inner,
  );
  return { store, seen, letGo };
}

test('a disk that does not keep up is answered for with 429 and when to come again, and no more is taken in hand', async () => {
  const { store, seen, letGo } = slowStore();
  const { post, figure } = overHttp(bench({ store }), { inputs: 1_000 });
  const bodyOf = (n: number) =>
    Array.from({ length: 20 }, (_, k) => eventOf(`e${String(n)}-${String(k)}`, `c${String(20 * n + k)}`, { add: 1 }));
  const bodies = Array.from({ length: 200 }, (_, n) => bodyOf(n));
  const answers = bodies.map(async (body) => post('/v1/events', body));
  // All but those that are waiting for the disk are answered while it stands still.
  let refused = 0;
  for (const answer of answers) {
    void answer.then(({ status, code, retryAfter }) => {
      if (status === 200) return;
      expect({ status, code, retryAfter }).toEqual({ status: 429, code: 'FULL', retryAfter: '1' });
      refused += 1;
    });
  }
  await expect.poll(() => refused, { timeout: 60_000 }).toBe(150);
  expect(seen.most).toBe(1_000);
  expect(await figure('opportune_inputs_in_hand')).toBe(1_000);

  letGo();
  const statuses = (await Promise.all(answers)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(50);
  for (const [n, status] of statuses.entries()) {
    if (status === 429) expect((await post('/v1/events', bodies[n])).status).toBe(200);
  }
  expect(await figure('opportune_messages_total{answer="accepted"}')).toBe(4_000);
});

test('without HTTP it is submit that refuses, for a customer and for all', async () => {
  const { store, seen, letGo } = slowStore();
  const { runtime } = bench({ store, queue: { perCustomer: 10, total: 100 } });
  const asked = Array.from({ length: 1_000 }, (_, n) =>
    runtime.submit(eventOf(`e${String(n)}`, n % 2 === 0 ? 'ann' : `c${String(n)}`, {})),
  );
  letGo();
  const answers = (await Promise.all(asked)).map((one) => (one.answer === 'refused' ? one.why : one.answer));
  expect(answers.filter((answer) => answer === 'committed')).toHaveLength(100);
  expect(answers.filter((answer) => answer === 'FULL')).toHaveLength(900);
  expect(answers.filter((answer, n) => answer === 'committed' && n % 2 === 0)).toHaveLength(10);
  expect(seen.most).toBeLessThanOrEqual(100);
});
