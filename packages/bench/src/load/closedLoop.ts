import type { Client } from './client.ts';
import type { Posting } from './work.ts';

/** Requests a second where each of so many callers sends its next one when the last was answered: as much as there is room for. */
export async function closedLoop(
  client: Client,
  posting: () => Posting,
  callers: number,
  millis: number,
): Promise<number> {
  let sent = 0;
  const begun = performance.now();
  const end = begun + millis;
  const call = async (): Promise<void> => {
    while (performance.now() < end) {
      sent += 1;
      await client.send(posting());
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return (sent / (performance.now() - begun)) * 1000;
}
