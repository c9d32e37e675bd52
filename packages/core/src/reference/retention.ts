import type { CustomerState } from '../profile/customerState.ts';
import { held } from './aggregate.ts';
import { neededFor } from './contacts.ts';
import { keptFor } from './outcomes.ts';
import type { Plan } from './plan.ts';

/** I11: what is still kept at an instant. */
export function keptAt(plan: Plan, state: CustomerState, now: number): CustomerState {
  const isKept = ({ end }: { readonly end: number }): boolean => end > now;
  const { profile, aggregates, triggers } = endsIn(plan, state);
  const { origins, pending: _, outcomes = [], ...rest } = state;
  const outcomesLeft = outcomes.filter((_outcome, i) => isKept(endsIn(plan, state).outcomes[i]!));
  if (Object.values(endsIn(plan, state)).flat().every(isKept)) return state;
  return {
    ...rest,
    ...(profile.every(isKept) ? {} : { profile: {} }),
    ...(triggers.every(isKept) ? {} : { triggers: {} }),
    ...(aggregates.every(isKept) ? {} : { aggregates: {} }),
    ...(origins && {
      origins: Object.fromEntries(
        Object.entries(origins).map(([id, origin]) => [
          id,
          { ...origin, ...(aggregates.every(isKept) ? {} : { aggregates: {} }) },
        ]),
      ),
    }),
    ...(outcomesLeft.length === 0 ? {} : { outcomes: outcomesLeft }),
    contacts: state.contacts.filter((_contact, i) => isKept(endsIn(plan, state).contacts[i]!)),
    consents: Object.fromEntries(
      Object.entries(state.consents).filter((_word, i) => isKept(endsIn(plan, state).consents[i]!)),
    ),
  };
}

/** I11: when the next thing has to go. */
export const nextEnd = (plan: Plan, state: CustomerState): number =>
  Math.min(
    ...Object.values(endsIn(plan, state))
      .flat()
      .map(({ end }) => end),
  );

type Ends = Readonly<
  Record<
    'profile' | 'aggregates' | 'triggers' | 'contacts' | 'outcomes' | 'consents',
    readonly { readonly end: number }[]
  >
>;

/** When each thing has to go that there is. */
function endsIn({ retention, ...plan }: Plan, state: CustomerState): Ends {
  const quietFor = (age: number | undefined, things: readonly unknown[]): readonly { readonly end: number }[] =>
    things.map(() => ({ end: state.watermark + (age ?? Infinity) }));
  const identities = [state, ...Object.values(state.origins ?? {})];
  return {
    profile: quietFor(retention.profile, Object.values(state.profile)),
    aggregates: quietFor(
      retention.aggregates,
      identities.flatMap(({ aggregates }) => held(aggregates)),
    ),
    triggers: quietFor(retention.triggers, Object.values(state.triggers)),
    contacts: state.contacts.map((contact) => {
      const needed = neededFor({ retention, ...plan }, contact) ?? 0;
      return { end: contact.at + Math.max(retention.contacts ?? Infinity, needed) };
    }),
    outcomes: (state.outcomes ?? []).map(({ type, at }) => {
      const counted = keptFor({ retention, ...plan }, type) ?? 0;
      return { end: at + Math.max(retention.outcomes ?? Infinity, counted) };
    }),
    consents: Object.entries(state.consents).map(([topic, { at }]) => ({
      end: topic.endsWith('//') ? Infinity : at + (retention.consents ?? Infinity),
    })),
  };
}
