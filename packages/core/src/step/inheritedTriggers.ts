import { own } from '../internal/own.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { TriggerMemory } from '../triggers/triggerMemory.ts';
import type { Carrying } from './carryOver.ts';
import { hasMark } from './marks.ts';
import { MomentView } from './momentView.ts';
import type { Triggering } from './triggering.ts';

/** What another version has remembered of triggers. It is what has happened, which a new wording can go on from. */
export function inheritedTriggers(
  carrying: Carrying,
  { heirs, drains }: Triggering,
  state: CustomerState,
  marks: string | undefined,
): CustomerState['triggers'] {
  const isOf = (mark: string): boolean => marks !== undefined && hasMark(marks, mark);
  const memories: Record<string, TriggerMemory> = {};
  for (const [name, memory] of Object.entries(state.triggers)) {
    const heir = heirs.get(name);
    const isUnchanged = heir !== undefined && isOf(heir.mark);
    const drain = isUnchanged ? undefined : drains.get(name)?.find(({ mark }) => isOf(mark));
    if (drain !== undefined) inherit(carrying, state, memories, drain.name, memory, false);
    else if (isUnchanged || heir?.whenChanged === 'keep') inherit(carrying, state, memories, name, memory, isUnchanged);
  }
  return memories;
}

function inherit(
  carrying: Carrying,
  state: CustomerState,
  memories: Record<string, TriggerMemory>,
  name: string,
  memory: TriggerMemory,
  isUnchanged: boolean,
): void {
  const { program, now } = carrying;
  const trigger = program.triggers.get(name);
  if (trigger?.accepts(memory) !== true) return;
  const other = own(memories, name);
  const moment = new MomentView(program, state, now, { at: state.watermark, reporter: carrying });
  const after = isUnchanged || trigger.adopt === undefined ? memory : trigger.adopt(memory, moment);
  if (after !== undefined) memories[name] = other === undefined ? after : trigger.merge(other, after);
}
