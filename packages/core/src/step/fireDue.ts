import { compareText } from '../internal/compareText.ts';
import type { Instant } from '../time/instant.ts';
import { matchOf } from '../triggers/triggerMatch.ts';
import type { TriggerMemory } from '../triggers/triggerMemory.ts';
import { decideMatch } from './decideMatch.ts';
import { MomentView } from './momentView.ts';
import type { Turn } from './turn.ts';

/** No honest state has so much due at once; a damaged one must not keep the step busy for ever. */
const MOST = 10_000;

/** Lets time pass for the triggers whose time has come, the earliest first, ties by name. */
export function fireDue(turn: Turn, hasCome: (due: Instant) => boolean): void {
  for (let i = 0; i < MOST; i += 1) {
    const first = firstDue(turn, hasCome);
    if (first === undefined) return;
    elapse(turn, first);
  }
}

interface Due {
  readonly name: string;
  readonly memory: TriggerMemory;
  readonly at: Instant;
}

function firstDue({ program, state }: Turn, hasCome: (due: Instant) => boolean): Due | undefined {
  let first: Due | undefined;
  for (const name of Object.keys(state.triggers)) {
    const memory = state.triggers[name]!;
    const at = program.triggers.get(name)?.due?.(memory);
    if (at === undefined || !hasCome(at)) continue;
    if (first === undefined || at < first.at || (at === first.at && compareText(name, first.name) < 0)) {
      first = { name, memory, at };
    }
  }
  return first;
}

function elapse(turn: Turn, { name, memory, at }: Due): void {
  const trigger = turn.program.triggers.get(name)!;
  const moment = new MomentView(turn.program, turn.state, turn.now, { at, reporter: turn });
  const { memory: after, fired = [] } = trigger.elapse?.(memory, at, moment) ?? { memory: undefined };
  const { [name]: _before, ...others } = turn.state.triggers;
  turn.change({ triggers: after === undefined ? others : { ...others, [name]: after } });
  const as = trigger.drains?.as ?? name;
  for (const firing of fired) decideMatch(turn, matchOf(as, firing));
}
