import type { Program } from '../step/program.ts';
import { says } from '../step/says.ts';
import type { PartRule } from './partRule.ts';

/**
 * What says in words what was expected of an input that a step refuses. Where a strategy is loaded without it, a fault has its code and where it is.
 * @public
 */
export const faultTextRule: PartRule = {
  family: 'part',
  kind: 'faultText',
  link: (): Pick<Program, 'says'> => ({ says }),
};
