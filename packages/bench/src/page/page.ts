import type { Benchmark, Finding } from '../benchmark.ts';
import { QUICK, type Pace } from '../measure.ts';
import { decisions } from './decisions.ts';
import { hour } from './hour.ts';
import { pageShop } from './shop.ts';
import { starts } from './starts.ts';
import { SLOWER, visitor } from './visitor.ts';

/** What a visitor waits for, in a page of a real browser. */
export const page: Benchmark = {
  name: 'page',
  title: 'In a page, by number of actions',
  about:
    `in a page of headless Chromium, its processor slowed down ${String(SLOWER)} times. start: from the call of the client, and from the instant at which its script is there, ` +
    'until the first slot is filled, with what the visitor is known by and the strategy read from IndexedDB. decide: until the decision is made; track: until the event is kept.',
  run,
};

async function* run(pace: Pace): AsyncGenerator<Finding, void, undefined> {
  const someone = visitor();
  if (someone === undefined) {
    yield { subject: 'opportune', n: 200, why: 'there is no Chromium' };
    return;
  }
  const shop = await pageShop();
  const isQuick = pace === QUICK;
  try {
    yield* starts(someone, shop, 200, isQuick ? 3 : 40);
    yield* decisions(someone, shop, 1_000, isQuick ? 50 : 1_000);
    yield* hour(someone, shop, 200, isQuick ? 120 : 3_600);
  } finally {
    shop.close();
    await someone.close();
  }
}
