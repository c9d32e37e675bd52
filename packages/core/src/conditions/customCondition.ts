import type { Moment } from '../funnel/moment.ts';

/**
 * A condition as code: pure, and quick, because it may be asked for every action. Undefined means unknown.
 *
 * @param input - what the strategy says, JSON
 * @public
 */
export type CustomCondition = (moment: Moment, input: unknown) => boolean | undefined;
