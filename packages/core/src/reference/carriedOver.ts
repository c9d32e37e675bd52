import type { CustomerState } from '../profile/customerState.ts';
import { understands } from './aggregate.ts';
import { topicsOf } from './consents.ts';
import type { Plan } from './plan.ts';

/** S4 */
export function carriedOver(plan: Plan, state: CustomerState): CustomerState {
  if (state.strategy === plan.strategy.hash) return state;
  const aggregatesOf = ({ aggregates }: Pick<CustomerState, 'aggregates'>): CustomerState['aggregates'] =>
    keep(aggregates, (name, memory) => {
      const aggregate = plan.aggregates[name];
      return aggregate !== undefined && understands(aggregate, memory);
    });
  const openIn = ({ triggers, deferrals, consents }: Open): Open => ({
    triggers: keep(triggers, (name) => name in plan.triggers && plan.triggers[name]!.kind !== 'occurrence'),
    deferrals: deferrals.filter(({ match }) => match.name in plan.triggers),
    consents: keep(consents, (topic) => topicsOf(plan).includes(topic)),
  });
  return {
    ...state,
    ...openIn(state),
    strategy: plan.strategy.hash,
    aggregates: aggregatesOf(state),
    ...(state.origins && {
      origins: each(state.origins, (origin) => ({ ...origin, aggregates: aggregatesOf(origin) })),
    }),
    ...(state.pending && { pending: each(state.pending, (standing) => ({ ...standing, ...openIn(standing) })) }),
  };
}

type Open = Pick<CustomerState, 'triggers' | 'deferrals' | 'consents'>;

const keep = <T>(all: Readonly<Record<string, T>>, isKept: (name: string, it: T) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([name, it]) => isKept(name, it)));

const each = <T>(all: Readonly<Record<string, T>>, change: (it: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(all).map(([id, it]) => [id, change(it)]));
