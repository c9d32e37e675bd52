import type { FactorBuild } from '../factors/factorRule.ts';
import type { Moment } from '../funnel/moment.ts';
import type { Guard } from '../funnel/shortlist.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Fields, Node } from '../shape/shape.ts';
import type { Action } from '../strategy/action.ts';
import type { Millis } from '../time/duration.ts';
import type { Claim } from './claim.ts';

/**
 * One kind of contact policy: its shape, and how it is made to run.
 * @public
 */
export interface PolicyRule<N extends Node = Node> {
  readonly family: 'policy';
  readonly kind: N['kind'];
  readonly fields: Fields;
  compile(node: N, build: FactorBuild, at: Pointer): CompiledPolicy;
}

/**
 * A contact policy ready to run.
 * @public
 */
export interface CompiledPolicy {
  /** Asked only of the actions that it concerns. */
  readonly judge: Guard;
  /** Can it object to an action at all? It may be asked once an action. Where it is left out, to any. */
  readonly concerns?: (action: Action) => boolean;
  /** How long a contact by this action must be remembered for the policy's sake; undefined where it does not count. */
  readonly remembers?: (action: Action) => Millis | undefined;
  /** Contacts must be remembered with their slots. */
  readonly bySlot?: boolean;
  /** What a decision by this action takes of an account that many customers draw on. */
  readonly claim?: (moment: Moment, action: Action) => Claim | undefined;
  /** The keys of `CustomerState.consents` that it reads. */
  readonly consents?: readonly string[];
  /** What it objects to is decided again later, so that every candidate must be asked. */
  readonly defers?: boolean;
}
