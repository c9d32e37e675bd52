import { memoryOf } from '../identity/memoryOf.ts';
import { areWhole } from '../step/isWhole.ts';
import type { Merging, Program } from '../step/program.ts';
import { merges } from '../step/takeMerge.ts';
import { eventsRule } from './events.ts';
import type { PartRule } from './partRule.ts';

/**
 * What takes in that two customers are one, and keeps their identities apart. Without it a merge is refused, and so is a customer of whom there
 * was one.
 * @public
 */
export const mergesRule: PartRule = {
  family: 'part',
  kind: 'merges',
  needs: [eventsRule],
  link: (): Pick<Program, 'merging'> => ({ merging: { intake: merges, memoryOf, areWhole, withOrigins, withPending } }),
};

const withOrigins: Merging['withOrigins'] = (state, aggregatesOf) =>
  state.origins === undefined
    ? state
    : {
        ...state,
        origins: each(state.origins, (origin) => ({ ...origin, aggregates: aggregatesOf(origin.aggregates) })),
      };

const withPending: Merging['withPending'] = (state, carried) =>
  state.pending === undefined ? state : { ...state, pending: each(state.pending, carried) };

const each = <T>(all: Readonly<Record<string, T>>, change: (it: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(all).map(([id, it]) => [id, change(it)]));
