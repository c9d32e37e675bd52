import type { Moment } from '../funnel/moment.ts';
import type { Named } from '../internal/named.ts';
import type { TriggerMemory } from './triggerMemory.ts';
import type { CompiledTrigger } from './triggerRule.ts';

/** The triggers that listen to one type of event. */
export interface Listeners {
  /** Those to which an event may do something, in the strategy's order. */
  concerned(moment: Moment, memories: Readonly<Record<string, TriggerMemory>>): readonly Named<CompiledTrigger>[];
}

/** All of them, always. */
export const everyListener = (triggers: readonly Named<CompiledTrigger>[]): Listeners => ({
  concerned: () => triggers,
});
