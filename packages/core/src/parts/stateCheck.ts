import { isWhole } from '../step/isWhole.ts';
import type { Program } from '../step/program.ts';
import type { PartRule } from './partRule.ts';

/**
 * What looks at each step whether a state is one that a step has written. Where a strategy is loaded without it only the customer and the format of a state are looked at: a page that keeps
 * states itself, or gets them from its server, has no others.
 * @public
 */
export const stateCheckRule: PartRule = {
  family: 'part',
  kind: 'stateCheck',
  link: (): Pick<Program, 'isWhole'> => ({ isWhole }),
};
