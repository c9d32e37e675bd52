import { describe, expect, it } from 'vitest';

import { measure } from './measure.ts';

const PACE = { warmUpMs: 5, measureMs: 20 };

describe('measuring', () => {
  it('counts up from 0 through an operation, and waits for one that takes its time', async () => {
    const seen: number[] = [];
    const { perSecond, p50us, p99us } = await measure(async (i) => {
      seen.push(i);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }, PACE);
    expect(seen.slice(0, 3)).toEqual([0, 1, 2]);
    expect(perSecond).toBeLessThan(1_000);
    expect(p50us).toBeGreaterThan(1_000);
    expect(p99us).toBeGreaterThanOrEqual(p50us);
  });

  it('does not batch an operation that is slow', async () => {
    let calls = 0;
    await measure(() => {
      calls += 1;
      const end = performance.now() + 10;
      while (performance.now() < end);
    }, PACE);
    expect(calls).toBeLessThan(20);
  });
});
