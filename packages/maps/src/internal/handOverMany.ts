import type { Delivery, Receipt } from '@opportune/core';

import { handOver } from './handOver.ts';
import type { Answer } from './line.ts';

/**
 * Turns what a platform answers to one request for several decisions into a receipt for each. One that cannot be
 * written fails alone.
 *
 * @param write   what becomes of a decision in the request
 * @param run   makes the request of all that could be written, and yields an answer for each
 */
export async function handOverMany<Part>(
  deliveries: readonly Delivery[],
  secrets: readonly string[],
  write: (delivery: Delivery) => Part,
  run: (parts: readonly Part[]) => Promise<readonly Answer[]>,
): Promise<readonly Receipt[]> {
  const written = await Promise.allSettled(deliveries.map(async (delivery) => write(delivery)));
  const parts = written.flatMap((part) => (part.status === 'fulfilled' ? [part.value] : []));
  const answers = parts.length === 0 ? [] : run(parts);
  let place = 0;
  return Promise.all(
    deliveries.map((delivery, n) => {
      const part = written[n]!;
      if (part.status === 'rejected') return handOver(delivery, secrets, () => Promise.reject(part.reason));
      const own = place;
      place += 1;
      return handOver(delivery, secrets, async () => (await answers)[own]!);
    }),
  );
}
