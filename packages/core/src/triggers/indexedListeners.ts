import type { CompiledCondition } from '../conditions/conditionRule.ts';
import { Catalog } from '../conditions/index/catalog.ts';
import type { Entry } from '../conditions/index/entry.ts';
import type { Moment } from '../funnel/moment.ts';
import type { Named } from '../internal/named.ts';
import type { CompiledStep } from './eventPattern.ts';
import { everyListener, type Listeners } from './listeners.ts';
import type { TriggerMemory } from './triggerMemory.ts';
import type { CompiledTrigger } from './triggerRule.ts';

/** To show an event to so few triggers costs no more than to look for those that it concerns. */
const FEW = 8;

/** Listeners that are looked up by the conditions of their steps; and those that remember something, by what they remember. */
export function indexedListeners(triggers: readonly Named<CompiledTrigger>[], type?: string): Listeners {
  if (triggers.length <= FEW) return everyListener(triggers);
  const entries = triggers.map((trigger, place): Listener => ({
    trigger,
    id: trigger.name,
    place,
    condition: oneOf(trigger.it.steps?.filter((step) => step.type === undefined || step.type === type)),
  }));
  return new IndexedListeners(entries);
}

interface Listener extends Entry {
  readonly trigger: Named<CompiledTrigger>;
  readonly place: number;
}

const byPlace = (a: Listener, b: Listener): number => a.place - b.place;

const NOBODY: readonly Named<CompiledTrigger>[] = [];

class IndexedListeners implements Listeners {
  readonly #catalog: Catalog<Listener>;

  constructor(entries: readonly Listener[]) {
    this.#catalog = Catalog.of(entries, byPlace);
  }

  concerned(moment: Moment, memories: Readonly<Record<string, TriggerMemory>>): readonly Named<CompiledTrigger>[] {
    const concerned = this.#catalog.all(moment);
    const matching = concerned.length;
    for (const name in memories) {
      const listener = Object.hasOwn(memories, name) ? this.#catalog.find(name) : undefined;
      if (listener !== undefined && !concerned.includes(listener)) concerned.push(listener);
    }
    // An event that concerns nobody, which most do, makes no more than this.
    if (concerned.length === 0) return NOBODY;
    if (concerned.length > matching) concerned.sort(byPlace);
    return concerned.map(({ trigger }) => trigger);
  }
}

/** True where a step may match; undefined where that is always so. */
function oneOf(steps: readonly CompiledStep[] | undefined): CompiledCondition | undefined {
  const parts = steps?.map(({ where }) => where);
  if (parts === undefined || !parts.every((part) => part !== undefined)) return undefined;
  if (parts.length === 1) return parts[0];
  return {
    test: (moment) => parts.some((part) => part.test(moment) === true),
    blame: () => ({ clause: '' }),
    form: { is: 'any', of: parts },
  };
}
