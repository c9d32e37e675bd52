import { random } from '../random.ts';
import type { Client } from './client.ts';
import type { Posting } from './work.ts';

/** Timers are no finer. */
const TICK_MS = 1;

/**
 * Milliseconds that each of some requests took, sorted, where they come at random at so many a second, whether or not those
 * before are answered. Counted from the instant at which a request was due: a server that stands still keeps all waiting that
 * were to come meanwhile, and each of them counts.
 */
export async function openLoop(
  client: Client,
  posting: () => Posting,
  perSecond: number,
  millis: number,
): Promise<readonly number[]> {
  const chance = random(perSecond);
  const gap = (): number => (-Math.log(1 - chance()) / perSecond) * 1000;
  const took: number[] = [];
  const failures: unknown[] = [];
  const going: Promise<void>[] = [];
  const sendAt = (at: number): Promise<void> =>
    client.send(posting()).then(
      () => void took.push(performance.now() - at),
      (error: unknown) => void failures.push(error),
    );
  const begun = performance.now();
  const end = begun + millis;
  for (let due = begun + gap(); due < end && failures.length === 0;) {
    for (; due <= performance.now() && due < end; due += gap()) going.push(sendAt(due));
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  await Promise.all(going);
  if (failures.length > 0) throw failures[0];
  return took.sort((a, b) => a - b);
}
