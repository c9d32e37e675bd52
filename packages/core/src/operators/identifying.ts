import type { Input } from '../events/input.ts';
import type { Identification } from '../identity/identified.ts';
import type { Merge } from '../identity/merge.ts';
import { moved } from '../identity/moved.ts';
import type { Step } from '../step/step.ts';
import type { Instant } from '../time/instant.ts';
import type { KeyedStore } from './keyedStore.ts';

/** Who is who in a store. */
export interface Identifying {
  /** The input as one of the customer who has become of its own. */
  routed(input: Input): Input;
  /** What has to be merged; undefined where nothing is known of the one, or both are one already. */
  merge(said: Identification): Merge | undefined;
  /** Keeps who has become whom, and gives the id that stays nobody. */
  move(said: Identification, now: Instant): string | undefined;
}

/** Looks in the store itself, so that whoever keeps the store keeps who is who. */
export function identifying(step: Step, store: KeyedStore): Identifying {
  const successorOf = (id: string): string | undefined => store.get(id)?.state.successor;
  const whoIs = (id: string): string => {
    let last = id;
    let met: Set<string> | undefined;
    for (let next = successorOf(id); next !== undefined; next = successorOf(next)) {
      met ??= new Set();
      // A store from outside may lead around in a circle; nothing here makes one.
      if (met.has(next)) break;
      met.add(next);
      last = next;
    }
    return last;
  };
  const both = ({ from, to }: Identification): readonly [from: string, to: string] => [whoIs(from), whoIs(to)];

  return {
    routed(input) {
      const customer: unknown = input?.customer;
      const resolved = typeof customer === 'string' ? whoIs(customer) : customer;
      return resolved === customer ? input : { ...input, customer: resolved as string };
    },
    merge(said) {
      const [from, customer] = both(said);
      const state = store.get(from)?.state;
      return state === undefined || from === customer ? undefined : { kind: 'merge', customer, state };
    },
    move(said, now) {
      const [from, to] = both(said);
      if (from === to) return undefined;
      store.set(from, { state: moved(step, from, to, now), wakeAt: undefined });
      return from;
    },
  };
}
