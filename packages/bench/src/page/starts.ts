import type { Finding } from '../benchmark.ts';
import { distribution } from './distribution.ts';
import type { PageShop } from './shop.ts';
import type { Visitor } from './visitor.ts';

/** So many visits in which the browser may make up its mind to cache what it has made of the script. */
const VISITS_BEFORE = 4;
/** How long it takes for that, beside the page. */
const SETTLE = 2_000;

interface Start {
  /** From the instant at which the page called the client. */
  readonly fromCall: number;
  /** From the instant at which its script was there. */
  readonly fromArrival: number;
  readonly longTasks: readonly number[];
  readonly shift: number;
}

/** How long somebody who has been here waits for the first slot, where the browser has the script's code and where it has not. */
export async function* starts(
  visitor: Visitor,
  { url }: PageShop,
  n: number,
  times: number,
): AsyncGenerator<Finding, void, undefined> {
  const start = async (script: string): Promise<Start> => {
    const page = await visitor.open(`${url}/?n=${String(n)}&script=${script}`);
    const found = await page.evaluate<Start>(
      `bench.started.then((took) => new Promise((resolve) => setTimeout(() => resolve({ ...took, longTasks: bench.longTasks(), shift: bench.shift() }), ${String(SETTLE / 10)})))`,
    );
    await page.close();
    return found;
  };
  for (let visit = 0; visit < VISITS_BEFORE; visit += 1) {
    await start('known');
    await new Promise((resolve) => setTimeout(resolve, SETTLE));
  }
  const warm: Start[] = [];
  const cold: Start[] = [];
  for (let i = 0; i < times; i += 1) {
    cold.push(await start(`new-${String(i)}`));
    warm.push(await start('known'));
  }
  for (const [what, all] of Object.entries({ 'code cached': warm, 'code new': cold })) {
    yield { subject: `start, ${what}`, n, ...distribution(all.map(({ fromCall }) => fromCall)) };
    yield {
      subject: `from the script's arrival, ${what}`,
      n,
      ...distribution(all.map(({ fromArrival }) => fromArrival)),
    };
    const longest = Math.max(0, ...all.flatMap(({ longTasks }) => longTasks));
    yield { name: `start, ${what}, longest task over 50 ms`, n, value: longest, unit: 'ms' };
  }
  const shift = Math.max(...[...warm, ...cold].map((each) => each.shift));
  yield { name: 'start, layout shift', n, value: shift, unit: 'score' };
}
