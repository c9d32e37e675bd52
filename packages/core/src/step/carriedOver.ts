import type { Standing } from '../identity/standing.ts';
import type { PastOutcome } from '../policies/pastOutcome.ts';
import { withOutcomes } from '../policies/withOutcomes.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Carrying } from './carryOver.ts';

/** A state of another version, with what events have left in it. */
export function carriedOver(carrying: Carrying, before: CustomerState): CustomerState {
  const { program } = carrying;
  const { gathering, triggering, merging, outcomes } = program;
  const { marks } = before;
  const aggregatesOf = (memories: CustomerState['aggregates']): CustomerState['aggregates'] =>
    gathering?.inherited(program, gathering, marks, memories) ?? {};
  const bare: CustomerState = {
    ...before,
    strategy: program.strategy.hash,
    aggregates: aggregatesOf(before.aggregates),
  };
  const gathered = merging?.withOrigins(bare, aggregatesOf) ?? bare;
  const openIn = (standing: Open): Open => ({
    triggers: triggering?.inherited(carrying, triggering, { ...gathered, ...standing }, marks) ?? {},
    deferrals: triggering?.stillProposed(program, standing.deferrals) ?? [],
    consents: Object.fromEntries(Object.entries(standing.consents).filter(([key]) => program.consents!.has(key))),
  });
  const isCounted = ({ type }: PastOutcome): boolean => outcomes?.keeps(type) !== undefined;
  const carried = <T extends Open>(standing: T): T =>
    withOutcomes({ ...standing, ...openIn(standing) }, standing.outcomes?.filter(isCounted));
  const own = carried(gathered);
  const after = merging?.withPending(own, carried) ?? own;
  return { ...after, marks: program.marksOf?.(program, after) ?? '' };
}

type Open = Pick<Standing, 'triggers' | 'deferrals' | 'consents' | 'outcomes'>;
