import type { Standing } from '../identity/standing.ts';
import { own } from '../internal/own.ts';
import type { PastOutcome } from '../policies/pastOutcome.ts';
import { withOutcomes } from '../policies/withOutcomes.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { TriggerMemory } from '../triggers/triggerMemory.ts';
import { stillProposed } from './deferrals.ts';
import { hasMark, joinedMarks } from './marks.ts';
import { MomentView } from './momentView.ts';
import type { Program } from './program.ts';
import type { Turn } from './turn.ts';

type Carrying = Pick<Turn, 'program' | 'now' | 'report'>;

/**
 * A state that another version of the strategy has written, taken over: what has not changed as it is, what has changed by the
 * rules of the strategy; the same for every identity in it.
 * @see docs/semantics.md, S4, S6 and S7
 */
export function carryOver(carrying: Carrying, before: CustomerState): CustomerState {
  const isOurs = before.strategy === carrying.program.strategy.hash && before.marks !== undefined;
  return isOurs ? before : carriedOver(carrying, before);
}

function carriedOver(carrying: Carrying, before: CustomerState): CustomerState {
  const { program } = carrying;
  const { marks, origins, pending } = before;
  const gathered: CustomerState = {
    ...before,
    strategy: program.strategy.hash,
    aggregates: aggregatesOf(program, marks, before.aggregates),
    ...(origins && {
      origins: map(origins, (origin) => ({ ...origin, aggregates: aggregatesOf(program, marks, origin.aggregates) })),
    }),
  };
  const openIn = (standing: Open): Open => ({
    triggers: triggersOf(carrying, { ...gathered, ...standing }, marks),
    deferrals: stillProposed(program, standing.deferrals),
    consents: Object.fromEntries(Object.entries(standing.consents).filter(([key]) => program.consents.has(key))),
  });
  const isCounted = ({ type }: PastOutcome): boolean => program.outcomes?.keeps(type) !== undefined;
  const carried = <T extends Open>(standing: T): T =>
    withOutcomes({ ...standing, ...openIn(standing) }, standing.outcomes?.filter(isCounted));
  const after: CustomerState = {
    ...carried(gathered),
    ...(pending && { pending: map(pending, carried) }),
  };
  return { ...after, marks: marksOf(program, after) };
}

type Open = Pick<Standing, 'triggers' | 'deferrals' | 'consents' | 'outcomes'>;

/** Their memory is a result: of another question it is the wrong one. */
function aggregatesOf(
  { aggregates, succession }: Program,
  marks: string | undefined,
  memories: CustomerState['aggregates'],
): CustomerState['aggregates'] {
  const kept = Object.entries(memories).filter(([name, memory]) => {
    const heir = succession.aggregates.get(name);
    if (heir === undefined || aggregates.get(name)?.accepts(memory) !== true) return false;
    return heir.whenChanged === 'keep' || marks === undefined || hasMark(marks, heir.mark);
  });
  return Object.fromEntries(kept);
}

/** Their memory is what has happened, which a new wording can go on from. */
function triggersOf(
  carrying: Carrying,
  state: CustomerState,
  marks: string | undefined,
): Readonly<Record<string, TriggerMemory>> {
  const { succession } = carrying.program;
  const isOf = (mark: string): boolean => marks !== undefined && hasMark(marks, mark);
  const memories: Record<string, TriggerMemory> = {};
  for (const [name, memory] of Object.entries(state.triggers)) {
    const heir = succession.triggers.get(name);
    const isUnchanged = heir !== undefined && isOf(heir.mark);
    const drain = isUnchanged ? undefined : succession.drains.get(name)?.find(({ mark }) => isOf(mark));
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

function marksOf({ succession }: Program, { aggregates, triggers, origins = {}, pending = {} }: CustomerState): string {
  const gathered = [aggregates, ...Object.values(origins).map((origin) => origin.aggregates)];
  const open = [triggers, ...Object.values(pending).map((standing) => standing.triggers)];
  return joinedMarks([
    ...gathered.flatMap((memories) => Object.keys(memories)).map((name) => succession.aggregates.get(name)!.mark),
    ...open.flatMap((memories) => Object.keys(memories)).map((name) => succession.triggers.get(name)!.mark),
  ]);
}

const map = <T>(all: Readonly<Record<string, T>>, change: (it: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(all).map(([id, it]) => [id, change(it)]));
