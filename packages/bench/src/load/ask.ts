import type { Row } from '../benchmark.ts';
import type { Pace } from '../measure.ts';
import { client } from './client.ts';
import { closedLoop } from './closedLoop.ts';
import type { Demand } from './demands.ts';
import { openLoop } from './openLoop.ts';
import type { Work } from './work.ts';

/** Some seconds of each are enough to see a database write its log back, and garbage collected. */
const PACES = 6;

/** Asks as much as there is room for, then as much as is promised. */
export async function ask(
  url: string,
  { each, perSecond, connections, posting }: Demand,
  work: Work,
  { warmUpMs, measureMs }: Pace,
): Promise<Omit<Row, 'subject' | 'n'>> {
  const it = client(url, connections);
  const next = () => posting(work);
  try {
    await closedLoop(it, next, connections, PACES * warmUpMs);
    const most = await closedLoop(it, next, connections, PACES * measureMs);
    const took = await openLoop(it, next, perSecond / each, PACES * measureMs);
    const quantile = (q: number): number => took[Math.min(took.length - 1, Math.floor(q * took.length))]!;
    return { perSecond: most * each, p50us: 1000 * quantile(0.5), p99us: 1000 * quantile(0.99) };
  } finally {
    await it.close();
  }
}
