import type { CustomerEvent } from '../events/customerEvent.ts';
import { own } from '../internal/own.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Instant } from '../time/instant.ts';
import { hasMark, type Mark } from './marks.ts';
import type { Program } from './program.ts';
import type { SharedMarks } from './sharedMarks.ts';
import type { Heir } from './succession.ts';

/** What makes aggregates run. */
export interface Gathering {
  readonly heirs: ReadonlyMap<string, Heir>;
  readonly marks: SharedMarks;
  readonly gathered: typeof gathered;
  readonly inherited: typeof inheritedAggregates;
}

/** What aggregates remember with an event added. */
export function gathered(
  { aggregates: all, aggregatesOf }: Program,
  { heirs, marks: shared }: Gathering,
  state: CustomerState,
  event: CustomerEvent,
  watermark: Instant,
): Pick<CustomerState, 'aggregates' | 'marks'> {
  const concerned = aggregatesOf!.get(event.type);
  if (concerned === undefined) return state;
  const { marks = '' } = state;
  const aggregates: Record<string, unknown> = { ...state.aggregates };
  let more: Mark[] | undefined;
  for (const { name, it } of concerned) {
    const before = own(aggregates, name);
    const memory = it.add(before, event, watermark);
    if (memory === undefined) continue;
    aggregates[name] = memory;
    if (before === undefined) (more ??= []).push(heirs.get(name)!.mark);
  }
  return more === undefined
    ? { aggregates, marks }
    : { aggregates: inOrder(all, aggregates), marks: shared.with(marks, more) };
}

/** In the order of the strategy for all customers: objects whose keys are in one order are read much faster than those of many. */
function inOrder(
  aggregates: Program['aggregates'],
  memories: CustomerState['aggregates'],
): CustomerState['aggregates'] {
  const ordered: Record<string, unknown> = {};
  for (const name of aggregates.keys()) if (Object.hasOwn(memories, name)) ordered[name] = memories[name];
  return ordered;
}

/** What another version has remembered. It is a result: of another question it is the wrong one. */
export function inheritedAggregates(
  { aggregates }: Program,
  { heirs }: Gathering,
  marks: string | undefined,
  memories: CustomerState['aggregates'],
): CustomerState['aggregates'] {
  const kept = Object.entries(memories).filter(([name, memory]) => {
    const heir = heirs.get(name);
    if (heir === undefined || aggregates.get(name)?.accepts(memory) !== true) return false;
    return heir.whenChanged === 'keep' || marks === undefined || hasMark(marks, heir.mark);
  });
  return Object.fromEntries(kept);
}
