import type { Moment } from '../funnel/moment.ts';
import type { TriggerMemory } from './triggerMemory.ts';
import type { CompiledTrigger } from './triggerRule.ts';

/** A trigger with the name that the strategy gives it. */
export interface NamedTrigger {
  readonly name: string;
  readonly it: CompiledTrigger;
}

/** The triggers that listen to one type of event. */
export interface Listeners {
  /** Those to which an event may do something, in the strategy's order. */
  concerned(moment: Moment, memories: Readonly<Record<string, TriggerMemory>>): readonly NamedTrigger[];
}

/** All of them, always. */
export const everyListener = (triggers: readonly NamedTrigger[]): Listeners => ({ concerned: () => triggers });
