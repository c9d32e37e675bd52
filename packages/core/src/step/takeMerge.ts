import { joined } from '../identity/joined.ts';
import type { Merge } from '../identity/merge.ts';
import { settled } from '../identity/settled.ts';
import { canonical } from '../internal/canonical.ts';
import type { Deferral } from '../policies/deferral.ts';
import { carryOver } from './carryOver.ts';
import { reportSuperseded } from './deferrals.ts';
import { isObject, isText, type Intake } from './intake.ts';
import { areWhole, isWhole } from './isWhole.ts';
import type { Turn } from './turn.ts';
import { withdraw } from './withdraw.ts';

/** What says that two customers are one. */
export const merges: Intake<Merge> = {
  wrongAt: ({ state }) =>
    isObject(state) &&
    state.format === 1 &&
    isText(state.customer) &&
    state.successor === undefined &&
    isWhole(state, { areWhole })
      ? undefined
      : '/state',
  take: takeMerge,
};

/**
 * Two customers turn out to be one. Nothing fires here: what is due shows in `wakeAt`.
 * @see docs/semantics.md, I1 to I7
 */
function takeMerge(turn: Turn, { state: arrived }: Merge): void {
  const { program, state: before } = turn;
  if (arrived.since <= (before.erasedAt ?? -Infinity)) return turn.ignore('ERASED');
  const other = carryOver(turn, arrived);
  const after = joined(program, before, other);
  if (canonical(after) === canonical(joined(program, before, before))) return turn.ignore('DUPLICATE');
  turn.state = settled(program, after);
  withdraw(turn, arrived.deferrals);
  const kept = new Set(after.deferrals.map(keyOf));
  const all = new Map([...before.deferrals, ...other.deferrals].map((deferral) => [canonical(deferral), deferral]));
  for (const deferral of all.values()) if (!kept.has(keyOf(deferral))) reportSuperseded(turn, deferral);
}

const keyOf = ({ match }: Deferral): string => JSON.stringify([match.name, match.id]);
