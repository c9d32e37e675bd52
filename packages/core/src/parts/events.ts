import type { CompiledPolicy } from '../policies/policyRule.ts';
import { carriedOver } from '../step/carriedOver.ts';
import type { Program } from '../step/program.ts';
import { events } from '../step/takeEvent.ts';
import { withdraw } from '../step/withdraw.ts';
import type { Builder } from '../strategy/builder.ts';
import { latenessOf } from '../strategy/latenessOf.ts';
import type { PartRule } from './partRule.ts';

/**
 * What takes in events, and takes over what they have left in a state of another version. Every rule that remembers something of events needs it; where a strategy is loaded in
 * which there is none, an event is refused.
 * @public
 */
export const eventsRule: PartRule = {
  family: 'part',
  kind: 'events',
  link: ({ strategy }: Builder): Pick<Program, 'events' | 'carriedOver' | 'withdraw' | 'lateness'> => ({
    events,
    carriedOver,
    withdraw,
    lateness: latenessOf(strategy),
  }),
  after: (policies: readonly CompiledPolicy[]): Pick<Program, 'outcomes' | 'consents' | 'hearings'> => {
    const interests = policies.flatMap(({ outcomes = [] }) => outcomes);
    return {
      ...(interests[0] && { outcomes: interests[0].memory(interests) }),
      consents: new Set(policies.flatMap(({ consents = [] }) => consents)),
      hearings: [...new Set(policies.flatMap(({ hears = [] }) => hears))],
    };
  },
};
