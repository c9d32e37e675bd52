import { compareText } from '../internal/compareText.ts';
import type { Instant } from '../time/instant.ts';
import type { TriggerMatch } from '../triggers/triggerMatch.ts';
import type { TriggerMemory } from '../triggers/triggerMemory.ts';
import { decideMatch } from './decide.ts';
import { supersede } from './deferrals.ts';
import type { Turn } from './turn.ts';

/** Fires the triggers whose time has run out, the earliest first, ties by name. */
export function fireDue(turn: Turn, hasCome: (due: Instant) => boolean): void {
  const { program, state } = turn;
  const matches: TriggerMatch[] = [];
  for (const name in state.triggers) {
    const memory = state.triggers[name]!;
    const at = program.triggers.get(name)?.due?.(memory);
    if (at === undefined || memory.opened === undefined || !hasCome(at)) continue;
    matches.push({ name, openedAt: memory.opened.time, at, event: memory.opened });
  }
  matches.sort((a, b) => a.at - b.at || compareText(a.name, b.name));
  for (const match of matches) {
    turn.change({ triggers: closed(turn.state.triggers, match.name) });
    supersede(turn, match.name);
    decideMatch(turn, match);
  }
}

function closed(triggers: Readonly<Record<string, TriggerMemory>>, name: string): Record<string, TriggerMemory> {
  const { [name]: memory, ...others } = triggers;
  return memory?.closedAt === undefined ? others : { ...others, [name]: { closedAt: memory.closedAt } };
}
