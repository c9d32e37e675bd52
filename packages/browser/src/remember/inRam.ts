import type { KeptStrategy } from '../decide/strategyShelf.ts';
import type { Kept } from './kept.ts';
import { MOST_OUTGOING, type Lost, type Memory, type Outgoing } from './memory.ts';

/** A memory for as long as the page lasts: before a verdict, after a refusal, and where a browser keeps nothing. */
export function inRam(lost: Lost, kept?: Kept): Memory {
  let outbox: Outgoing[] = [];
  let next = 1;
  let strategy: KeptStrategy | undefined;
  return {
    async update(change, made) {
      const { kept: after, empties = false, outgoing = [], value } = change(kept);
      kept = after;
      outbox = [...(empties ? [] : outbox), ...outgoing.map((event) => ({ key: next++, event }))];
      const beyond = outbox.length - MOST_OUTGOING;
      if (beyond > 0) lost(beyond);
      outbox = outbox.slice(-MOST_OUTGOING);
      made?.(value);
      return value;
    },
    async look(seen) {
      seen(kept);
    },
    outgoing: async (limit) => outbox.slice(0, limit),
    async sent(keys) {
      outbox = outbox.filter(({ key }) => !keys.includes(key));
    },
    strategy: async () => strategy,
    async keepStrategy(fetched) {
      strategy = fetched;
    },
    close: () => undefined,
  };
}
