import { compareText } from '../internal/compareText.ts';
import { under } from '../shape/pointer.ts';
import type { Instant } from '../time/instant.ts';
import type { Turn } from './turn.ts';

/** Triggers of a customer that have a match open: beside twenty aggregates a state of 8 KiB has room for so many. */
const MOST_OPEN = 12;

/**
 * Lets go of the matches that were opened first, where too many triggers have one open.
 * @see docs/semantics.md, S10
 */
export function keepFewOpen(turn: Turn): void {
  const { program, state } = turn;
  if (Object.keys(state.triggers).length <= MOST_OPEN) return;
  const open = Object.entries(state.triggers).flatMap(([name, memory]): readonly Open[] => {
    const since = program.triggers.get(name)?.openSince?.(memory);
    return since === undefined ? [] : [{ name, since }];
  });
  if (open.length <= MOST_OPEN) return;
  let left = state.triggers;
  for (const { name } of open.sort(inOrder).slice(0, -MOST_OPEN)) {
    const { [name]: memory, ...others } = left;
    const after = program.triggers.get(name)?.withoutOpen?.(memory!);
    left = after === undefined ? others : { ...others, [name]: after };
    turn.fault('MATCH_LET_GO', under('/triggers', name), `expected at most ${MOST_OPEN} triggers with a match open`);
  }
  turn.change({ triggers: left });
}

interface Open {
  readonly name: string;
  readonly since: Instant;
}

const inOrder = (a: Open, b: Open): number => a.since - b.since || compareText(a.name, b.name);
