import type { Finding } from '../benchmark.ts';
import type { PageShop } from './shop.ts';
import { DAY, START } from './virtual.ts';
import type { Visitor } from './visitor.ts';

const QUARTERS = 4;
const KIB = 1_024;

/** What a page holds while something happens in it every second, garbage excluded. */
export async function* hour(
  visitor: Visitor,
  { url }: PageShop,
  n: number,
  seconds: number,
): AsyncGenerator<Finding, void, undefined> {
  const page = await visitor.open(`${url}/?n=${String(n)}&from=${String(START + 1_000 * DAY)}`);
  await page.evaluate('bench.started.then(() => bench.signIn())');
  for (let quarter = 1; quarter <= QUARTERS; quarter += 1) {
    await page.evaluate(`bench.live(${String(seconds / QUARTERS)})`);
    const value = (await page.heap()) / KIB;
    yield { name: `heap after ${String((60 / QUARTERS) * quarter)} min of events`, n, value, unit: 'KiB' };
  }
  const [longTasks, shift, troubles] = await page.evaluate<[readonly number[], number, readonly string[]]>(
    '[bench.longTasks(), bench.shift(), bench.troubles()]',
  );
  if (troubles.length > 0) throw new Error(`the page has trouble: ${troubles.join(', ')}`);
  yield { name: 'an hour, longest task over 50 ms', n, value: Math.max(0, ...longTasks), unit: 'ms' };
  yield { name: 'an hour, layout shift', n, value: shift, unit: 'score' };
  await page.close();
}
