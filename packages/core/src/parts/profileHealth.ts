import { healthOf } from '../step/healthOf.ts';
import type { Program } from '../step/program.ts';
import type { Builder } from '../strategy/builder.ts';
import { eventsRule } from './events.ts';
import type { PartRule } from './partRule.ts';

/**
 * What knows how old and how complete a profile is: `health` of a moment. A strategy with a path of it that is loaded without it is refused; models and custom conditions that look at it
 * find nothing.
 * @public
 */
export const profileHealthRule: PartRule = {
  family: 'part',
  kind: 'profileHealth',
  needs: [eventsRule],
  link: ({ strategy: { attributes = {} } }: Builder): Pick<Program, 'healthOf' | 'expected'> => ({
    healthOf,
    expected: Object.entries(attributes).flatMap(([name, { expected }]) => (expected ? [name] : [])),
  }),
};
