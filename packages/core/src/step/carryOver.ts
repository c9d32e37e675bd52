import type { CustomerState } from '../profile/customerState.ts';
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
    triggers: keep(state.triggers, (name, memory) => program.triggers.get(name)?.accepts(memory) ?? false),
    consents: keep(state.consents, (key) => program.consents.has(key)),
    deferrals: state.deferrals.filter(({ match }) => program.triggers.has(match.name)),
  };
}

const keep = <T>(all: Readonly<Record<string, T>>, isKept: (name: string, it: T) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([name, it]) => isKept(name, it)));
