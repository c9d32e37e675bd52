import type { Standing } from '../identity/standing.ts';
import type { PastOutcome } from '../policies/pastOutcome.ts';
import { withOutcomes } from '../policies/withOutcomes.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Turn } from './turn.ts';

/** Who takes a state over. */
export type Carrying = Pick<Turn, 'program' | 'now' | 'report'>;

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
  const { gathering, triggering, merging, outcomes } = program;
  const { marks, origins, pending } = before;
  const aggregatesOf = (memories: CustomerState['aggregates']): CustomerState['aggregates'] =>
    gathering?.inherited(program, gathering, marks, memories) ?? {};
  const gathered: CustomerState = {
    ...before,
    strategy: program.strategy.hash,
    aggregates: aggregatesOf(before.aggregates),
    ...(origins &&
      merging && {
        origins: merging.each(origins, (origin) => ({ ...origin, aggregates: aggregatesOf(origin.aggregates) })),
      }),
  };
  const openIn = (standing: Open): Open => ({
    triggers: triggering?.inherited(carrying, triggering, { ...gathered, ...standing }, marks) ?? {},
    deferrals: triggering?.stillProposed(program, standing.deferrals) ?? [],
    consents: Object.fromEntries(Object.entries(standing.consents).filter(([key]) => program.consents.has(key))),
  });
  const isCounted = ({ type }: PastOutcome): boolean => outcomes?.keeps(type) !== undefined;
  const carried = <T extends Open>(standing: T): T =>
    withOutcomes({ ...standing, ...openIn(standing) }, standing.outcomes?.filter(isCounted));
  const after: CustomerState = {
    ...carried(gathered),
    ...(pending && merging && { pending: merging.each(pending, carried) }),
  };
  return { ...after, marks: program.marksOf?.(program, after) ?? '' };
}

type Open = Pick<Standing, 'triggers' | 'deferrals' | 'consents' | 'outcomes'>;
