import type { Client } from '../../client/client.ts';
import type { Emit } from '../../client/extension.ts';
import type { Noted } from '../noted.ts';
import { decisionOf } from './outcomes.ts';
import type { Choice } from './places.ts';

/** What stands in slots of this tab because somebody wants to see it there. */
export interface Forcing {
  /** The action in each slot that is forced. */
  readonly forced: ReadonlyMap<string, string>;
  readonly force: (slot: string, choice: Choice) => void;
  /** Gives a slot, or all of them, back to what is decided. */
  readonly free: (slot?: string) => void;
}

/** No decision has such an id: theirs are hexadecimal. */
const FORCED = 'forced ';

const idOf = (slot: string, action: string): string => `${FORCED}${slot} ${action}`;

/**
 * Shows actions in slots without deciding them: no state, no contact, nothing that is sent knows of it. What becomes of them is not told, and of what
 * stood there before no second impression is told when it comes back.
 */
export function forcing(client: Client, emit: Emit, past: readonly Noted[], changed: () => void): Forcing {
  const forced = new Map<string, string>();
  const outcome = client.outcome.bind(client);
  let isGuarded = false;
  // Decisions whose impression was told before something else was put in their place.
  const seen = new Set<string>();

  const guard = (): void => {
    for (const { name, detail } of past) {
      if (name !== 'taken' || detail.input.kind !== 'event' || detail.input.type !== 'impression') continue;
      seen.add(decisionOf(detail.input) ?? '');
    }
    if (isGuarded) return;
    isGuarded = true;
    client.outcome = async (type, decision) => {
      const { id } = decision;
      const isAgain = type === 'impression' && seen.has(id);
      if (!id.startsWith(FORCED) && !isAgain) return outcome(type, decision);
      // The slot takes it out by itself.
      if (type === 'dismissal') queueMicrotask(() => slotsOf(id).forEach((slot) => self.free(slot)));
      return { answer: 'refused', decisions: [] };
    };
  };
  const slotsOf = (id: string): readonly string[] =>
    [...forced].flatMap(([slot, action]) => (idOf(slot, action) === id ? [slot] : []));

  const self: Forcing = {
    forced,
    force(slot, { action, channel, content }) {
      guard();
      forced.set(slot, action);
      emit('forced', { slot, decision: { id: idOf(slot, action), slot, action, channel, content } });
      changed();
    },
    free(slot) {
      for (const each of slot === undefined ? [...forced.keys()] : [slot]) {
        forced.delete(each);
        emit('forced', { slot: each, decision: undefined });
      }
      changed();
    },
  };
  return self;
}
