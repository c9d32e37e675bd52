import type { Delivery, Receipt } from '@opportune/core';

import { handOver } from './handOver.ts';
import type { Answer } from './line.ts';
import type { TokenKeeper } from './tokenKeeper.ts';

/**
 * Hands a decision over to a platform that takes a token, which no receipt shows either.
 *
 * @param prepare - writes the requests before any call is made, so that what cannot be written costs none
 * @param isRefused - tells that it was the token that was not taken
 */
export async function handOverWithToken(
  delivery: Delivery,
  secrets: readonly string[],
  tokens: TokenKeeper,
  prepare: () => (token: string) => Promise<Answer>,
  isRefused: (answer: Answer) => boolean,
): Promise<Receipt> {
  const hidden = [...secrets];
  return handOver(delivery, hidden, async () => {
    const run = prepare();
    const runHidden = (token: string): Promise<Answer> => {
      // An answer may repeat it, and receipts are written after this.
      hidden.push(token);
      return run(token);
    };
    return tokens.with(delivery, runHidden, isRefused);
  });
}
