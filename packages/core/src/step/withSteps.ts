import type { Moment } from '../funnel/moment.ts';
import { MomentView } from './momentView.ts';

/** The moment as a run of a pattern sees it: with the events that its steps have taken. */
export const withSteps = (moment: Moment, steps: NonNullable<Moment['steps']>): Moment =>
  moment instanceof MomentView ? moment.withSteps(steps) : { ...moment, steps };
