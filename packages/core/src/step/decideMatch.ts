import type { TriggerMatch } from '../triggers/triggerMatch.ts';
import { causeOf } from './causeOf.ts';
import { decide } from './decide.ts';
import { defer, supersede } from './deferrals.ts';
import { MomentView } from './momentView.ts';
import type { Turn } from './turn.ts';

/** Runs the funnel for a trigger that fired; where `only` is given, for these actions only. */
export function decideMatch(turn: Turn, match: TriggerMatch, only?: readonly string[]): void {
  if (only === undefined) {
    turn.fire(match);
    supersede(turn, match.name);
  }
  const proposed = turn.program.proposals.get(match.name);
  if (proposed === undefined) return;
  const moment = new MomentView(turn.program, turn.state, turn.now, {
    at: match.at,
    ...(match.event === undefined ? {} : { event: match.event }),
    trigger: match,
    reporter: turn,
  });
  const cause = causeOf(match);
  const candidates =
    only === undefined ? proposed.candidates : proposed.candidates.filter(({ action }) => only.includes(action.id));
  defer(turn, match, decide(turn, moment, cause, proposed, candidates));
}
