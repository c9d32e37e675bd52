import type { CustomerEvent } from '../events/customerEvent.ts';
import type { Named } from '../internal/named.ts';
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
  /** The names of all aggregates, as the strategy has them. */
  readonly order: readonly string[];
  readonly marks: SharedMarks;
  readonly gathered: typeof gathered;
  readonly inherited: typeof inheritedAggregates;
}

/** What aggregates remember with an event added. */
export function gathered(
  { aggregatesOf }: Program,
  { heirs, order, marks: shared }: Gathering,
  state: CustomerState,
  event: CustomerEvent,
  watermark: Instant,
): Pick<CustomerState, 'aggregates' | 'marks'> {
  const concerned = aggregatesOf!.get(event.type);
  if (concerned === undefined) return state;
  const { marks = '', aggregates: before } = state;
  const after = new Array<unknown>(concerned.length);
  let more: Mark[] | undefined;
  for (let i = 0; i < concerned.length; i += 1) {
    const { name, it } = concerned[i]!;
    const memory = own(before, name);
    after[i] = it.add(memory, event, watermark);
    if (memory === undefined && after[i] !== undefined) (more ??= []).push(heirs.get(name)!.mark);
  }
  return more === undefined
    ? { aggregates: replaced(before, concerned, after), marks }
    : { aggregates: inserted(before, concerned, after, order), marks: shared.with(marks, more) };
}

type Memories = CustomerState['aggregates'];

/** The memories with some of them replaced. */
function replaced(before: Memories, concerned: readonly Named<unknown>[], after: readonly unknown[]): Memories {
  const memories: Record<string, unknown> = { ...before };
  for (let i = 0; i < concerned.length; i += 1) if (after[i] !== undefined) memories[concerned[i]!.name] = after[i];
  return memories;
}

/**
 * The memories with some that were not there, in the order of the strategy for all customers: objects whose keys are in one order are
 * read much faster than those of many.
 */
function inserted(
  before: Memories,
  concerned: readonly Named<unknown>[],
  after: readonly unknown[],
  order: readonly string[],
): Memories {
  const memories: Record<string, unknown> = {};
  let next = 0;
  for (const name of order) {
    // Those that are concerned are in this order too.
    const memory = concerned[next]?.name === name ? after[next++] : undefined;
    if (memory !== undefined) memories[name] = memory;
    else if (Object.hasOwn(before, name)) memories[name] = before[name];
  }
  return memories;
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
