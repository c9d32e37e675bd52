import { own } from '../internal/own.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { TriggerMemory } from '../triggers/triggerMemory.ts';
import { withdraw } from './deferrals.ts';
import { hasMark, joinedMarks } from './marks.ts';
import { MomentView } from './momentView.ts';
import type { Program } from './program.ts';
import type { Turn } from './turn.ts';

/**
 * Takes over a state that another version of the strategy has written: what has not changed as it is, what has changed by the
 * rules of the strategy.
 * @see docs/semantics.md, S4, S6 and S7
 */
export function carryOver(turn: Turn): void {
  const { program, state } = turn;
  turn.change({
    strategy: program.strategy.hash,
    aggregates: aggregatesOf(program, state),
    triggers: {},
    consents: Object.fromEntries(Object.entries(state.consents).filter(([key]) => program.consents.has(key))),
  });
  const triggers = triggersOf(turn, state);
  turn.change({ triggers, marks: marksOf(program, { ...turn.state, triggers }) });
  withdraw(turn);
}

/** Their memory is a result: of another question it is the wrong one. */
function aggregatesOf({ aggregates, succession }: Program, state: CustomerState): Readonly<Record<string, unknown>> {
  const kept = Object.entries(state.aggregates).filter(([name, memory]) => {
    const heir = succession.aggregates.get(name);
    if (heir === undefined || aggregates.get(name)?.accepts(memory) !== true) return false;
    return heir.whenChanged === 'keep' || state.marks === undefined || hasMark(state.marks, heir.mark);
  });
  return Object.fromEntries(kept);
}

/** Their memory is what has happened, which a new wording can go on from. */
function triggersOf(turn: Turn, { triggers, marks }: CustomerState): Readonly<Record<string, TriggerMemory>> {
  const { succession } = turn.program;
  const isOf = (mark: string): boolean => marks !== undefined && hasMark(marks, mark);
  const memories: Record<string, TriggerMemory> = {};
  for (const [name, memory] of Object.entries(triggers)) {
    const heir = succession.triggers.get(name);
    const isUnchanged = heir !== undefined && isOf(heir.mark);
    const drain = isUnchanged ? undefined : succession.drains.get(name)?.find(({ mark }) => isOf(mark));
    if (drain !== undefined) inherit(turn, memories, drain.name, memory, false);
    else if (isUnchanged || heir?.whenChanged === 'keep') inherit(turn, memories, name, memory, isUnchanged);
  }
  return memories;
}

function inherit(
  { program, state, now, report }: Turn,
  memories: Record<string, TriggerMemory>,
  name: string,
  memory: TriggerMemory,
  isUnchanged: boolean,
): void {
  const trigger = program.triggers.get(name);
  if (trigger?.accepts(memory) !== true) return;
  const other = own(memories, name);
  const moment = new MomentView(program, state, now, { at: state.watermark, report });
  const after = isUnchanged || trigger.adopt === undefined ? memory : trigger.adopt(memory, moment);
  if (after !== undefined) memories[name] = other === undefined ? after : trigger.merge(other, after);
}

const marksOf = ({ succession }: Program, { aggregates, triggers }: CustomerState): string =>
  joinedMarks([
    ...Object.keys(aggregates).map((name) => succession.aggregates.get(name)!.mark),
    ...Object.keys(triggers).map((name) => succession.triggers.get(name)!.mark),
  ]);
