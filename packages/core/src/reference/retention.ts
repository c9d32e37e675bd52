import type { CustomerState } from '../profile/customerState.ts';
import { keptFor } from './contacts.ts';
import type { Plan } from './plan.ts';

/** I11: what is still kept at an instant. */
export function keptAt(plan: Plan, state: CustomerState, now: number): CustomerState {
  const isKept = ({ end }: { readonly end: number }): boolean => end > now;
  const { profile, aggregates, triggers } = endsIn(plan, state);
  const { origins, pending: _, ...rest } = state;
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
  Record<'profile' | 'aggregates' | 'triggers' | 'contacts' | 'consents', readonly { readonly end: number }[]>
>;

/** When each thing has to go that there is. */
function endsIn({ retention, ...plan }: Plan, state: CustomerState): Ends {
  const quietFor = (age: number | undefined, things: readonly object[]): readonly { readonly end: number }[] =>
    things.flatMap((thing) => Object.keys(thing).map(() => ({ end: state.watermark + (age ?? Infinity) })));
  return {
    profile: quietFor(retention.profile, [state.profile]),
    aggregates: quietFor(retention.aggregates, [
      state.aggregates,
      ...Object.values(state.origins ?? {}).map(({ aggregates }) => aggregates),
    ]),
    triggers: quietFor(retention.triggers, [state.triggers]),
    contacts: state.contacts.map((contact) => {
      return {
        end: contact.at + Math.max(retention.contacts ?? Infinity, ...keptFor({ retention, ...plan }, contact)),
      };
    }),
    consents: Object.values(state.consents).map(({ at }) => ({ end: at + (retention.consents ?? Infinity) })),
  };
}
