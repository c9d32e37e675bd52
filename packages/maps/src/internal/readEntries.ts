import type { CustomerEvent, Reading } from '@opportune/core';

/** An entry as an event, or the reason why it is none. */
export type Entry = CustomerEvent | { readonly why: string };

/** Reads each entry of a report on its own, so that a strange one does not cost the others. */
export async function readEntries(
  entries: readonly unknown[],
  read: (entry: unknown) => Entry | Promise<Entry>,
): Promise<Reading> {
  const events: CustomerEvent[] = [];
  const skipped: { index: number; why: string }[] = [];
  for (const [index, entry] of entries.entries()) {
    try {
      const found = await read(entry);
      if ('why' in found) skipped.push({ index, ...found });
      else events.push(found);
    } catch {
      // What an application's own lookup throws may hold anything, so it is not repeated.
      skipped.push({ index, why: 'the mapping failed' });
    }
  }
  return { ok: true, events, skipped };
}
