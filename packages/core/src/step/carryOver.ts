import type { CustomerState } from '../profile/customerState.ts';
import type { TriggerMemory } from '../triggers/triggerMemory.ts';
import type { Program } from './program.ts';

/**
 * A state that another version of the strategy has written. What has the same name and form is carried over; aggregates
 * and triggers that are gone are let go, and what they held back with them.
 */
export function carryOver(state: CustomerState, program: Program): CustomerState {
  return {
    ...state,
    strategy: program.strategy.hash,
    aggregates: keep(state.aggregates, (name, memory) => program.aggregates.get(name)?.accepts(memory) ?? false),
    triggers: carriedTriggers(state.triggers, program),
    consents: keep(state.consents, (key) => program.consents.has(key)),
    deferrals: state.deferrals.filter(({ match }) => program.triggers.has(match.name)),
  };
}

function carriedTriggers(memories: CustomerState['triggers'], { triggers }: Program): CustomerState['triggers'] {
  const carried: Record<string, TriggerMemory> = {};
  for (const [name, before] of Object.entries(memories)) {
    const trigger = triggers.get(name);
    if (trigger?.accepts(before) !== true) continue;
    const memory = trigger.carry === undefined ? before : trigger.carry(before);
    if (memory !== undefined) carried[name] = memory;
  }
  return carried;
}

const keep = <T>(all: Readonly<Record<string, T>>, isKept: (name: string, it: T) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([name, it]) => isKept(name, it)));
