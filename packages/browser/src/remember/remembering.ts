import type { Trouble } from '../client/trouble.ts';
import { pen } from '../tabs/pen.ts';
import { inIndexedDb } from './inIndexedDb.ts';
import { inRam } from './inRam.ts';
import type { Kept } from './kept.ts';
import { MOST_OUTGOING, type Lost, type Memory } from './memory.ts';
import { openDatabase } from './openDatabase.ts';

/**
 * The memory of this origin; one for the page alone where the browser keeps nothing, in a private window or where storage is blocked or full. What
 * was remembered until then goes on in the page. It is opened at once, and may be asked at once.
 */
export function remembering(name: string, tell: (trouble: Trouble) => void): Memory {
  const lost = lostBy(tell);
  const opening = openDatabase(name);
  // It comes while the database is opened.
  const writes = pen(`${name} writes`);
  const opened = opening.then((database) => inIndexedDb(database, writes, lost));
  opened.catch(() => writes.close());
  return orInRam(opened, (error, last) => {
    tell({ code: 'MEMORY_FAILED', message: `this page forgets when it ends: ${String(error)}` });
    return inRam(lost, last);
  });
}

/** Goes on in the page as soon as something cannot be kept, with what was made last. */
function orInRam(opened: Promise<Memory>, fallBack: (error: unknown, last: Kept | undefined) => Memory): Memory {
  let ram: Memory | undefined;
  let last: Kept | undefined;
  const close = (): void =>
    void opened.then(
      (kept) => kept.close(),
      () => undefined,
    );
  const instead = async <T>(use: (memory: Memory) => Promise<T>): Promise<T> => {
    if (ram !== undefined) return use(ram);
    try {
      return await use(await opened);
    } catch (error) {
      if (ram === undefined) {
        ram = fallBack(error, last);
        // Nobody waits for a page that goes on by itself.
        close();
      }
      return use(ram);
    }
  };
  return {
    update(change, made) {
      let led: ReturnType<typeof change> | undefined;
      let tell = made;
      return instead((used) =>
        used.update(
          (before) => {
            // What was made and could not be kept is in what the page goes on with.
            if (led !== undefined) return { ...led, kept: before };
            // Asked before the page went on by itself: it is undone with its transaction, and made there.
            if (used !== (ram ?? used)) throw new Error('the page goes on by itself');
            last = before;
            led = change(before);
            last = led.kept;
            return led;
          },
          (value) => {
            tell?.(value);
            tell = undefined;
          },
        ),
      );
    },
    look: (seen) => instead((used) => used.look(seen)),
    outgoing: (limit) => instead((used) => used.outgoing(limit)),
    sent: (keys) => instead((used) => used.sent(keys)),
    strategy: () => instead((used) => used.strategy()),
    keepStrategy: (strategy) => instead((used) => used.keepStrategy(strategy)),
    close,
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
