import type { Standing } from '../identity/standing.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Program } from './program.ts';

/**
 * A state that another version of the strategy has written. What has the same name and form is carried over; aggregates
 * and triggers that are gone are let go, and what they held back with them.
 */
export function carryOver(state: CustomerState, program: Program): CustomerState {
  const { origins, pending } = state;
  return {
    ...state,
    ...standingUnder(state, program),
    strategy: program.strategy.hash,
    aggregates: understood(state.aggregates, program.aggregates),
    ...(origins && {
      origins: map(origins, (origin) => ({ ...origin, aggregates: understood(origin.aggregates, program.aggregates) })),
    }),
    ...(pending && { pending: map(pending, (standing) => ({ ...standing, ...standingUnder(standing, program) })) }),
  };
}

type Open = Pick<Standing, 'triggers' | 'deferrals' | 'consents'>;

const standingUnder = ({ triggers, deferrals, consents }: Open, program: Program): Open => ({
  triggers: understood(triggers, program.triggers),
  deferrals: deferrals.filter(({ match }) => program.triggers.has(match.name)),
  consents: keep(consents, (key) => program.consents.has(key)),
});

const understood = <T>(
  memories: Readonly<Record<string, T>>,
  all: ReadonlyMap<string, { accepts(memory: unknown): boolean }>,
): Record<string, T> => keep(memories, (name, memory) => all.get(name)?.accepts(memory) ?? false);

const map = <T>(all: Readonly<Record<string, T>>, change: (it: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(all).map(([id, it]) => [id, change(it)]));

const keep = <T>(all: Readonly<Record<string, T>>, isKept: (name: string, it: T) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([name, it]) => isKept(name, it)));
