import type { Fault } from '../../errors/fault.ts';
import { joined } from '../../internal/joined.ts';
import { under, type Pointer } from '../../shape/pointer.ts';
import type { Allocate } from '../allocate.ts';
import { failure } from '../failure.ts';
import type { Fate } from '../fate.ts';
import { fateOf } from '../fateOf.ts';
import { mandatoryFirst } from '../mandatoryFirst.ts';
import type { Candidate, Shortlist, Stage } from '../shortlist.ts';
import type { StageBuild } from '../stageRule.ts';
import type { Contest, Outcome, Place, Refusal } from './contest.ts';
import type { FallBack } from './fallBack.ts';

/** The stage that gives away the open places in a way, and then what is fallen back on. */
export function allocating(
  { slots }: Allocate,
  build: StageBuild,
  at: Pointer,
  giveAway: (contest: Contest) => Outcome,
): Stage {
  const clause = under(at, 'slots');
  build.opens(slots);
  const known = Object.entries(slots).map(([name, slot]): Place => ({ ...slot, name }));
  let fallBack: FallBack | undefined;
  for (const { name, channel, fallback: action } of known) {
    if (action !== undefined)
      fallBack = build.fallsBackOn({ action, channel, at: under(under(clause, name), 'fallback') });
  }
  known.sort((a, b) => (b.weight ?? 1) - (a.weight ?? 1));
  return (shortlist) => {
    if (shortlist.candidates.length === 0 && fallBack === undefined) return shortlist;
    const { slots: names } = shortlist.moment.request ?? {};
    const wanted = names === undefined ? undefined : new Set(names);
    const places = wanted === undefined ? known : known.filter(({ name }) => wanted.has(name));
    const refusal: Contest['refusal'] = (candidate, chosen) => refusalOf(shortlist, at, candidate, chosen);
    const given = (all: readonly Candidate[]): Outcome => {
      const outcome = giveAway({ shortlist, candidates: mandatoryFirst(all), places, clause, refusal });
      return fallBack?.(shortlist, places, outcome) ?? outcome;
    };
    const outcome = given(shortlist.candidates);
    const { lost, allocation } = outcome;
    const dropped: Fate[] = [];
    const faults: Fault[] = [];
    for (const { candidate, loss, fault } of lost) {
      dropped.push(fateOf(shortlist, 'allocate', candidate, loss.reason, loss));
      if (fault !== undefined) faults.push(fault);
    }
    return {
      ...shortlist,
      candidates: shortlist.odds?.reckon(shortlist, outcome, given, places) ?? outcome.chosen,
      dropped: joined(shortlist.dropped, dropped),
      faults: joined(shortlist.faults, faults),
      ...(allocation === undefined ? {} : { allocation }),
    };
  };
}

function refusalOf(
  shortlist: Shortlist,
  at: Pointer,
  candidate: Candidate,
  chosen: readonly Candidate[],
): Refusal | undefined {
  // A guard may be a rule of somebody else's: what it throws over loses that candidate only.
  try {
    for (const guard of shortlist.guards) {
      const loss = guard(shortlist, candidate, chosen);
      if (loss !== undefined) return { loss };
    }
    return undefined;
  } catch (error) {
    return failure('RULE_FAILED', at, candidate, error);
  }
}
