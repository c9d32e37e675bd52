import type { Trouble } from '../client/trouble.ts';
import { inIndexedDb } from './inIndexedDb.ts';
import { inRam } from './inRam.ts';
import { MOST_OUTGOING, type Lost, type Memory } from './memory.ts';
import { openDatabase } from './openDatabase.ts';

/**
 * The memory of this origin; one for the page alone where the browser keeps nothing, in a private window or where storage is blocked or full. What
 * was remembered until then goes on in the page.
 */
export async function remembering(name: string, tell: (trouble: Trouble) => void): Promise<Memory> {
  const fallBack = (error: unknown): Memory => {
    tell({ code: 'MEMORY_FAILED', message: `this page forgets when it ends: ${String(error)}` });
    return inRam(lostBy(tell));
  };
  try {
    return orInRam(inIndexedDb(await openDatabase(name), lostBy(tell)), fallBack);
  } catch (error) {
    return fallBack(error);
  }
}

/** Goes on in the page as soon as something cannot be kept, with what was kept last. */
function orInRam(kept: Memory, fallBack: (error: unknown) => Memory): Memory {
  let memory = kept;
  let last: Parameters<Parameters<Memory['update']>[0]>[0];
  const instead = async <T>(use: (memory: Memory) => Promise<T>): Promise<T> => {
    const used = memory;
    try {
      return await use(used);
    } catch (error) {
      if (used !== kept) throw error;
      if (memory === kept) {
        memory = fallBack(error);
        const resumed = last;
        await memory.update(() => ({ kept: resumed, value: undefined }));
      }
      return use(memory);
    }
  };
  return {
    update: (change) =>
      instead(async (used) => {
        let after: typeof last;
        const value = await used.update((before) => {
          last = before;
          const changed = change(before);
          after = changed.kept;
          return changed;
        });
        last = after;
        return value;
      }),
    outgoing: (limit) => instead((used) => used.outgoing(limit)),
    sent: (keys) => instead((used) => used.sent(keys)),
    strategy: () => instead((used) => used.strategy()),
    keepStrategy: (strategy) => instead((used) => used.keepStrategy(strategy)),
    clear: () => instead((used) => used.clear()),
    close: () => kept.close(),
  };
}

/** Tells of what has left the outbox because too much waited. */
export const lostBy =
  (tell: (trouble: Trouble) => void): Lost =>
  (count) =>
    tell({
      code: 'OUTBOX_FULL',
      message: `${count} of the oldest events have left, because more than ${MOST_OUTGOING} wait`,
    });
