import { describe, expect, it } from 'vitest';

import type { Answer } from './line.ts';
import { TokenKeeper } from './tokenKeeper.ts';

const HOUR = 3_600_000;
const sent: Answer = { status: 'sent' };
const refused: Answer = { status: 'failed', retryable: true, detail: '401' };
const isRefused = (answer: Answer): boolean => answer === refused;

/** Gives t1, t2 …, each for an hour. */
function issuing(): { readonly keeper: TokenKeeper; readonly asked: number[] } {
  const asked: number[] = [];
  const keeper = new TokenKeeper(async (now) => {
    asked.push(now);
    return { token: `t${asked.length}`, until: now + HOUR };
  });
  return { keeper, asked };
}

describe('the token of a platform', () => {
  it('is asked for once, however many wait for it, and again a minute before it ends', async () => {
    const { keeper, asked } = issuing();
    const used: string[] = [];
    const run = async (token: string): Promise<Answer> => {
      used.push(token);
      return sent;
    };
    await Promise.all([1, 2, 3].map(() => keeper.with({ now: 0 }, run, isRefused)));
    await keeper.with({ now: HOUR - 60_001 }, run, isRefused);
    await keeper.with({ now: HOUR - 60_000 }, run, isRefused);

    expect(used).toEqual(['t1', 't1', 't1', 't1', 't2']);
    expect(asked).toEqual([0, HOUR - 60_000]);
  });

  it('is asked for anew where it is not taken any more, and the call made once more', async () => {
    const { keeper, asked } = issuing();
    const run = async (token: string): Promise<Answer> => (token === 't1' ? refused : sent);

    expect(await Promise.all([1, 2].map(() => keeper.with({ now: 5 }, run, isRefused)))).toEqual([sent, sent]);
    expect(asked).toEqual([5, 5]);
  });

  it('is not asked for a third time where the new one is not taken either', async () => {
    const { keeper, asked } = issuing();

    expect(await keeper.with({ now: 5 }, async () => refused, isRefused)).toBe(refused);
    expect(asked).toHaveLength(2);
  });

  it('is asked for by no delivery that was withdrawn', async () => {
    const { keeper, asked } = issuing();
    const control = new AbortController();
    const run = async (): Promise<Answer> => (control.abort(), refused);

    expect(await keeper.with({ now: 5, signal: AbortSignal.abort() }, async () => sent, isRefused)).toMatchObject({
      status: 'aborted',
    });
    expect(asked).toEqual([]);
    expect(await keeper.with({ now: 5, signal: control.signal }, run, isRefused)).toBe(refused);
    expect(asked).toEqual([5]);
  });

  it('gives the answer of who refuses to give one, and asks again the next time', async () => {
    let asked = 0;
    const keeper = new TokenKeeper(async (now) =>
      (asked += 1) === 1 ? { answer: refused } : { token: 't', until: now + HOUR },
    );

    expect(await keeper.with({ now: 0 }, async () => sent, isRefused)).toBe(refused);
    expect(await keeper.with({ now: 1 }, async () => sent, isRefused)).toBe(sent);
  });
});
