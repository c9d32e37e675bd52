import type { Attributes, Condition } from '../conditions/condition.ts';
import type { Factor } from '../factors/factor.ts';
import type { Allocate } from './allocate.ts';
import type { Arbitrate } from './arbitrate.ts';
import type { Experiment } from './experiment.ts';
import type { Explore } from './explore.ts';
import type { Holdout } from './holdout.ts';
import type { Limit } from './limit.ts';
import type { Qualify } from './qualify.ts';
import type { Ramp } from './ramp.ts';

/**
 * One stage of the funnel, as data.
 * @public
 */
export type StageNode<A extends Attributes = Attributes> =
  | Qualify<Condition<A>>
  | Limit
  | Holdout
  | Ramp
  | Experiment<StageNode<A>>
  | Arbitrate<Factor<A>>
  | Explore
  | Allocate;
