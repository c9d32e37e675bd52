import type { Client } from './client.ts';
import type { Posting, Work } from './work.ts';

const CALLERS = 4;
const BATCH = 10;
/** Requests of each caller in a second, which are given up rather than made up for where the machine stands still. */
const ROUNDS = 20;

/** What a server is asked in a second: batches of events, and a decision for each ten of them. */
export const STEADY_EVENTS: number = CALLERS * ROUNDS * BATCH;

/** Asks moderately for so many seconds; tells after each of `parts` how far it is. */
export async function steadily(
  client: Client,
  work: Work,
  seconds: number,
  parts: number,
  look: (part: number) => Promise<void>,
): Promise<void> {
  const begun = performance.now();
  for (let part = 1; part <= parts; part += 1) {
    const end = begun + (part / parts) * seconds * 1000;
    await Promise.all(Array.from({ length: CALLERS }, () => call(client, work, end)));
    await look(part);
  }
}

async function call(client: Client, work: Work, end: number): Promise<void> {
  while (performance.now() < end) {
    const next = performance.now() + 1000 / ROUNDS;
    await again(client, work.batch(BATCH));
    await again(client, work.question());
    await new Promise((resolve) => setTimeout(resolve, next - performance.now()));
  }
}

/** A connection on which nothing came for long, as on a machine that stands still, may be closed: what is sent twice counts once. */
const again = (client: Client, posting: Posting): Promise<void> =>
  client.send(posting).catch(() => client.send(posting));
