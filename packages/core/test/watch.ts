import type { CustomerEvent } from '../src/events/customerEvent.ts';
import type { Node } from '../src/shape/shape.ts';
import type { Instant } from '../src/time/instant.ts';
import { NOBODY } from '../src/triggers/readers.ts';
import type { TriggerMemory } from '../src/triggers/triggerMemory.ts';
import { builder } from './builder.ts';
import { moment } from './moment.ts';

/** What a trigger has made of events. */
export interface Watched {
  readonly fired: readonly (readonly [openedAt: Instant, at: Instant])[];
  readonly memory: TriggerMemory | undefined;
  /** Of the last event. */
  readonly supersedes: boolean;
  readonly due: Instant | undefined;
}

/** What a trigger makes of events, by itself: nothing fires because time has passed. */
export function watch(node: Node, events: readonly CustomerEvent[]): Watched {
  const trigger = builder().trigger(node, '/triggers/t')!;
  const fired: (readonly [openedAt: Instant, at: Instant])[] = [];
  let memory: TriggerMemory | undefined;
  let supersedes = false;
  for (const event of events) {
    const advance = trigger.see(memory, event, moment({ event }), NOBODY);
    memory = advance.memory;
    supersedes = advance.supersedes ?? false;
    for (const { openedAt, at } of advance.fired ?? []) fired.push([openedAt, at]);
  }
  return { fired, memory, supersedes, due: memory && trigger.due?.(memory) };
}
