import type { Arrival, EventSource, Fault } from '@opportune/core';

import { explain } from '../internal/explain.ts';
import type { Submitted } from './submitted.ts';

/** What reading from sources needs. */
export interface Feeding {
  /** Deals with one input; waits rather than refusing because of fullness. Never rejects. */
  readonly take: (input: Arrival['input']) => Promise<Submitted>;
  /** Waits before trying again, less long where the runtime stops. */
  readonly pause: (failures: number) => Promise<void>;
  readonly stopping: AbortSignal;
  readonly fault: (fault: Fault) => void;
  /** Inputs of one source that are dealt with at the same time. */
  readonly concurrency: number;
}

/**
 * Takes from a source until it ends or the runtime stops, and acknowledges each input once it is stored. Where the
 * source fails it is asked again from where it thinks it is.
 */
export async function feedFrom(source: EventSource, feeding: Feeding): Promise<void> {
  const { stopping, pause, fault } = feeding;
  for (let failures = 1; !stopping.aborted; failures += 1) {
    try {
      await drain(source, feeding, () => (failures = 0));
      return;
    } catch (error) {
      fault({ code: 'SOURCE_FAILED', path: '', message: `source ${source.name}: ${explain(error)}` });
      await pause(failures);
    }
  }
}

async function drain(source: EventSource, feeding: Feeding, progress: () => void): Promise<void> {
  const { stopping, concurrency } = feeding;
  const going = new Set<Promise<void>>();
  const arrivals = source[Symbol.asyncIterator]();
  const stopped = new Promise<void>((resolve) => {
    stopping.addEventListener('abort', () => resolve(), { once: true });
  });
  const pull = async (): Promise<void> => {
    for (;;) {
      const next = await arrivals.next();
      if (next.done === true || stopping.aborted) return;
      progress();
      const dealing = deal(source, next.value, feeding).finally(() => going.delete(dealing));
      going.add(dealing);
      if (going.size >= concurrency) await Promise.race(going);
    }
  };
  try {
    await Promise.race([pull(), stopped]);
  } finally {
    await Promise.all(going);
    // Not awaited: a source that waits for its next input answers only when that has come.
    void Promise.resolve(arrivals.return?.()).catch(() => undefined);
  }
}

async function deal(source: EventSource, arrival: Arrival, { take, pause, stopping, fault }: Feeding): Promise<void> {
  for (let failures = 1; ; failures += 1) {
    const submitted = await take(arrival.input);
    if (submitted.answer !== 'refused') break;
    // Never acknowledged: the source keeps it, or has a place of its own for what nobody can take.
    if (submitted.why === 'STEP_FAILED' || stopping.aborted) return;
    await pause(failures);
  }
  try {
    await arrival.acknowledge();
  } catch (error) {
    const message = `source ${source.name} cannot acknowledge: ${explain(error)}`;
    fault({ code: 'SOURCE_FAILED', path: '', message });
  }
}
