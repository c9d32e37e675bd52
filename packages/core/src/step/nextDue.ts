import type { CustomerState } from '../profile/customerState.ts';
import type { Instant } from '../time/instant.ts';
import type { Program } from './program.ts';

/** When the next trigger falls due, or the next of what is held back; Infinity where none does. */
export function nextDue(program: Program, { strategy, triggers, deferrals }: CustomerState): Instant {
  let earliest = Infinity;
  const isOurs = strategy === program.strategy.hash;
  for (const name in triggers) {
    if (!Object.hasOwn(triggers, name)) continue;
    const memory = triggers[name]!;
    const trigger = program.triggers.get(name);
    if (trigger?.due === undefined || !(isOurs || trigger.accepts(memory))) continue;
    const due = trigger.due(memory);
    // A damaged state may hold anything.
    if (typeof due === 'number' && due < earliest) earliest = due;
  }
  for (let i = 0; i < deferrals.length; i += 1) {
    const { until } = deferrals[i]!;
    if (typeof until === 'number' && until < earliest) earliest = until;
  }
  return earliest;
}
