import type { CustomerEvent } from '../events/customerEvent.ts';
import { own } from '../internal/own.ts';
import { matchOf, type TriggerMatch } from '../triggers/triggerMatch.ts';
import type { TriggerMemory } from '../triggers/triggerMemory.ts';
import { decideMatch } from './decideMatch.ts';
import { supersede } from './deferrals.ts';
import type { Mark } from './marks.ts';
import { MomentView } from './momentView.ts';
import type { Triggering } from './triggering.ts';
import type { Turn } from './turn.ts';

/** Shows an event to the triggers, and decides what it completes. */
export function showTriggers(turn: Turn, triggering: Triggering, event: CustomerEvent): void {
  const matches = advanceTriggers(turn, triggering, event);
  const { keeping } = turn.program;
  keeping?.keepFewOpen(turn, keeping.retention);
  for (const match of matches) decideMatch(turn, match);
}

const NO_MATCHES: readonly TriggerMatch[] = [];

/** Shows the event to every trigger that listens, and gives the matches that it completes, in the strategy's order. */
function advanceTriggers(
  turn: Turn,
  { heirs, marks: shared, listeners }: Triggering,
  event: CustomerEvent,
): readonly TriggerMatch[] {
  const listening = listeners(event.type);
  if (listening === undefined) return NO_MATCHES;
  const moment = new MomentView(turn.program, turn.state, turn.now, {
    at: event.time,
    event,
    reporter: turn,
  });
  let matches: TriggerMatch[] | undefined;
  const { marks = '' } = turn.state;
  let more: Mark[] | undefined;
  let memories: Record<string, TriggerMemory> | undefined;
  for (const { name, it } of listening.concerned(moment, turn.state.triggers)) {
    const before = own(turn.state.triggers, name);
    const as = it.drains?.as ?? name;
    const { memory, fired = [], supersedes = false } = it.see(before, event, moment, turn.program.readership!.on(as));
    if (memory !== before) {
      memories ??= { ...turn.state.triggers };
      if (memory === undefined) {
        // Not by delete, which makes every copy of what is left slow.
        const { [name]: _closed, ...others } = memories;
        memories = others;
      } else memories[name] = memory;
      if (before === undefined) (more ??= []).push(heirs.get(name)!.mark);
    }
    if (supersedes) supersede(turn, as, event.time);
    for (const firing of fired) (matches ??= []).push(matchOf(as, firing));
  }
  if (memories !== undefined) {
    turn.change({ triggers: memories, marks: more === undefined ? marks : shared.with(marks, more) });
  }
  return matches ?? NO_MATCHES;
}
