import type { Row } from './benchmark.ts';

/** One operation; `i` counts up from 0, so that it can walk through its inputs. */
export type Operation = (i: number) => unknown;

const WARM_UP_MS = 300;
const MEASURE_MS = 1500;
/** Looking at the clock costs some 50 ns, so throughput is measured over this many operations at a time. */
const BATCH = 64;

/** Runs an operation for a while: first to warm up, then for throughput, then one by one for its distribution. */
export async function measure(operation: Operation): Promise<Omit<Row, 'subject' | 'n'>> {
  let i = 0;
  const isAsync = operation(i++) instanceof Promise;
  const once = async (): Promise<void> => void (await operation(i++));

  const perSecond = async (millis: number): Promise<number> => {
    const start = performance.now();
    const before = i;
    let elapsed = 0;
    while (elapsed < millis) {
      if (isAsync) await once();
      else for (let k = 0; k < BATCH; k += 1) operation(i++);
      elapsed = performance.now() - start;
    }
    return ((i - before) / elapsed) * 1000;
  };

  await perSecond(WARM_UP_MS);
  const rate = await perSecond(MEASURE_MS);

  const latencies: number[] = [];
  const end = performance.now() + MEASURE_MS / 2;
  for (let now = performance.now(); now < end;) {
    if (isAsync) await once();
    else operation(i++);
    const after = performance.now();
    latencies.push((after - now) * 1000);
    now = after;
  }
  latencies.sort((a, b) => a - b);
  const quantile = (q: number): number => latencies[Math.min(latencies.length - 1, Math.floor(q * latencies.length))]!;
  return { perSecond: rate, p50us: quantile(0.5), p99us: quantile(0.99) };
}
