import type { Pointer } from '../shape/pointer.ts';
import type { Action } from '../strategy/action.ts';
import type { Clause, FindingCode } from './finding.ts';

/** Why an action can never be decided. */
interface Obstacle {
  readonly code: FindingCode;
  readonly message: string;
  readonly proof: readonly Clause[];
}

/** Looks for one kind of obstacle on the way of an action. */
export type ObstacleOn = (action: Action, at: Pointer) => Obstacle | undefined;
