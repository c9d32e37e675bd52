import type { Finding } from '../benchmark.ts';
import { distribution } from './distribution.ts';
import type { PageShop } from './shop.ts';
import { DAY, START } from './virtual.ts';
import type { OpenPage, Visitor } from './visitor.ts';

/** What a page asks in its first moments, when none of its code is quick yet. */
const FIRST = 10;

/** How long deciding takes in pages that have just been opened, and in one that has been open for a while. */
export async function* decisions(
  visitor: Visitor,
  { url }: PageShop,
  n: number,
  times: number,
): AsyncGenerator<Finding, void, undefined> {
  let at = START;
  const open = async (): Promise<OpenPage> => {
    // The next visit is another day.
    at += DAY;
    const opened = await visitor.open(`${url}/?n=${String(n)}&from=${String(at)}`);
    await opened.evaluate('bench.started.then(() => bench.signIn())');
    return opened;
  };
  const take = (page: OpenPage, what: 'decide' | 'step' | 'track', count: number): Promise<readonly number[]> =>
    page.evaluate<readonly number[]>(`bench.${what}(${String(count)})`);

  const first: number[] = [];
  for (let opened = 0; opened < times / FIRST; opened += 1) {
    const fresh = await open();
    first.push(...(await take(fresh, 'decide', FIRST)));
    await fresh.close();
  }
  yield { subject: `decide, first ${String(FIRST)} of a page`, n, ...distribution(first) };
  const lasting = await open();
  for (const what of ['decide', 'track', 'step'] as const) {
    yield { subject: what === 'step' ? 'step alone' : what, n, ...distribution(await take(lasting, what, times)) };
  }
  const longTasks = await lasting.evaluate<readonly number[]>('bench.longTasks()');
  yield { name: 'decide, longest task over 50 ms', n, value: Math.max(0, ...longTasks), unit: 'ms' };
  await lasting.close();
}
