import type { CustomerState } from '../profile/customerState.ts';
import type { TriggerMemory } from '../triggers/triggerMemory.ts';
import { MomentView } from './momentView.ts';
import type { Turn } from './turn.ts';

/**
 * A state that another version of the strategy has written. What has the same name and form is carried over; aggregates
 * and triggers that are gone are let go, and what they held back with them.
 */
export function carryOver(turn: Turn): CustomerState {
  const { program, state } = turn;
  const kept: CustomerState = {
    ...state,
    strategy: program.strategy.hash,
    aggregates: keep(state.aggregates, (name, memory) => program.aggregates.get(name)?.accepts(memory) ?? false),
    triggers: keep(state.triggers, (name, memory) => program.triggers.get(name)?.accepts(memory) ?? false),
    consents: keep(state.consents, (key) => program.consents.has(key)),
    deferrals: state.deferrals.filter(({ match }) => program.triggers.has(match.name)),
  };
  return { ...kept, triggers: adopted(turn, kept) };
}

const keep = <T>(all: Readonly<Record<string, T>>, isKept: (name: string, it: T) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([name, it]) => isKept(name, it)));

/** What the triggers make of memories, by what the profile is under the new strategy. */
function adopted({ program, now, report }: Turn, state: CustomerState): Readonly<Record<string, TriggerMemory>> {
  const moment = new MomentView(program, state, now, { at: state.watermark, report });
  const memories: Record<string, TriggerMemory> = {};
  for (const [name, memory] of Object.entries(state.triggers)) {
    const trigger = program.triggers.get(name)!;
    const after = trigger.adopt === undefined ? memory : trigger.adopt(memory, moment);
    if (after !== undefined) memories[name] = after;
  }
  return memories;
}
