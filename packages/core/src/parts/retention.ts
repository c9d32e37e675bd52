import { keepFewOpen } from '../step/keepFewOpen.ts';
import type { Program } from '../step/program.ts';
import { endOf, letGo } from '../step/retention.ts';
import type { Builder } from '../strategy/builder.ts';
import type { PartRule } from './partRule.ts';

/**
 * What lets go of what a strategy keeps no longer.
 * @public
 */
export const retentionRule: PartRule = {
  family: 'part',
  kind: 'retention',
  link: ({ strategy: { retention } }: Builder): Pick<Program, 'keeping'> =>
    retention === undefined ? {} : { keeping: { retention, letGo, endOf, keepFewOpen } },
};
