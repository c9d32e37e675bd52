import { compareText } from '../internal/compareText.ts';
import type { Retention } from '../profile/retention.ts';
import { under } from '../shape/pointer.ts';
import type { Instant } from '../time/instant.ts';
import type { Turn } from './turn.ts';

/**
 * Lets go of the matches that were opened first, where more triggers have one open than the strategy keeps.
 * @see docs/semantics.md, S10
 */
export function keepFewOpen(turn: Turn, { openAtMost: atMost }: Retention): void {
  const { program, state } = turn;
  if (atMost === undefined || Object.keys(state.triggers).length <= atMost) return;
  const open = Object.entries(state.triggers).flatMap(([name, memory]): readonly Open[] => {
    const since = program.triggers.get(name)?.openSince?.(memory);
    return since === undefined ? [] : [{ name, since }];
  });
  if (open.length <= atMost) return;
  let left = state.triggers;
  for (const { name } of open.sort(inOrder).slice(0, -atMost)) {
    const { [name]: memory, ...others } = left;
    const after = program.triggers.get(name)?.withoutOpen?.(memory!);
    left = after === undefined ? others : { ...others, [name]: after };
    turn.fault('MATCH_LET_GO', under('/triggers', name), `expected at most ${atMost} triggers with a match open`);
  }
  turn.change({ triggers: left });
}

interface Open {
  readonly name: string;
  readonly since: Instant;
}

const inOrder = (a: Open, b: Open): number => a.since - b.since || compareText(a.name, b.name);
