import type { Pointer } from '../shape/pointer.ts';
import type { Treatment } from '../strategy/treatment.ts';
import type { Clause, FindingCode } from './finding.ts';

/** Why an action can never be decided. */
export interface Obstacle {
  readonly code: FindingCode;
  readonly message: string;
  readonly proof: readonly Clause[];
}

/** Looks for one kind of obstacle on the way of an action. */
export type ObstacleOn = (action: Treatment, at: Pointer) => Obstacle | undefined;
