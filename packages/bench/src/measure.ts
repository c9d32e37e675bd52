import type { Row } from './benchmark.ts';

/** One operation; `i` counts up from 0, so that it can walk through its inputs. */
export type Operation = (i: number) => unknown;

/** How long to look at one operation. */
export interface Pace {
  readonly warmUpMs: number;
  readonly measureMs: number;
}

export const STEADY: Pace = { warmUpMs: 300, measureMs: 1500 };
/** To see that everything runs; the figures are rough. */
export const QUICK: Pace = { warmUpMs: 20, measureMs: 60 };

/** Operations until code is optimized; those that take long are given so many times the time to warm up. */
const WARM_AFTER = 100;
const PATIENCE = 8;

/** Looking at the clock costs some 50 ns, so throughput is measured over this many operations at a time, */
const BATCH = 64;
/** unless they take longer than this. */
const BATCH_MS = 10;

/** Runs an operation for a while: first to warm up, then for throughput, then one by one for its distribution. */
export async function measure(
  operation: Operation,
  { warmUpMs, measureMs }: Pace = STEADY,
): Promise<Omit<Row, 'subject' | 'n'>> {
  let i = 0;
  const isAsync = operation(i++) instanceof Promise;
  const once = async (): Promise<void> => void (await operation(i++));

  const perSecond = async (millis: number, batch: number, atLeast = 0): Promise<number> => {
    const start = performance.now();
    const before = i;
    let elapsed = 0;
    while (elapsed < millis || (i - before < atLeast && elapsed < millis * PATIENCE)) {
      if (isAsync) await once();
      else for (let k = 0; k < batch; k += 1) operation(i++);
      elapsed = performance.now() - start;
    }
    return ((i - before) / elapsed) * 1000;
  };

  const warm = await perSecond(warmUpMs, 1, WARM_AFTER);
  const batch = Math.max(1, Math.min(BATCH, Math.floor((warm * BATCH_MS) / 1000)));
  const rate = await perSecond(measureMs, batch);

  const latencies: number[] = [];
  const end = performance.now() + measureMs / 2;
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
