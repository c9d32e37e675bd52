import { describe, expect, it } from 'vitest';

import { within } from './within.ts';

const never = (): Promise<never> => new Promise<never>(() => undefined);

describe('within', () => {
  it('gives what it is given in time', async () => {
    expect(await within(1_000, undefined, () => Promise.resolve(7))).toBe(7);
  });

  it('stops what takes too long', async () => {
    const signals: AbortSignal[] = [];
    const late = within(5, undefined, (signal) => {
      signals.push(signal);
      return never();
    });
    await expect(late).rejects.toThrow('waited 5 ms');
    expect(signals[0]?.aborted).toBe(true);
  });

  it('stops when the caller does, and forgets the caller afterwards', async () => {
    const control = new AbortController();
    const signals: AbortSignal[] = [];
    const run = (signal: AbortSignal): Promise<void> => {
      signals.push(signal);
      return Promise.resolve();
    };
    await within(1_000, control.signal, run);
    const stopped = within(1_000, control.signal, never);
    control.abort();
    await expect(stopped).rejects.toThrow(/abort/);
    expect(signals[0]?.aborted).toBe(false);
  });
});
