import type { FactorBuild } from '../factors/factorRule.ts';
import type { ClaimOn, Guard, Shortlist } from '../funnel/shortlist.ts';
import type { PartRule } from '../parts/partRule.ts';
import type { Hearing } from '../profile/consent.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Fields, Node } from '../shape/shape.ts';
import type { Treatment } from '../strategy/treatment.ts';
import type { Millis } from '../time/duration.ts';
import type { OutcomeInterest } from './outcomeInterest.ts';

/**
 * One kind of contact policy: its shape, and how it is made to run.
 * @public
 */
export interface PolicyRule<N extends Node = Node> {
  readonly family: 'policy';
  readonly kind: N['kind'];
  readonly fields: Fields;
  /** Parts that it cannot do without: `[eventsRule]`, where it hears events or counts outcomes. */
  readonly needs?: readonly PartRule[];
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
  readonly concerns?: (action: Treatment) => boolean;
  /** It objects to nobody now, as long as nothing has been chosen: told without looking at candidates. May say no where it is not sure. */
  readonly isIdle?: (shortlist: Shortlist) => boolean;
  /** How long a contact by this action must be remembered for the policy's sake; undefined where it does not count. */
  readonly remembers?: (action: Treatment) => Millis | undefined;
  /** How long a contact by this action must be known, though it takes no place here, so that an outcome finds what it is one of. */
  readonly recalls?: (action: Treatment) => Millis | undefined;
  /** How long contacts must be remembered because a ranking counts them, the newest ones of those that take no place here. */
  readonly watches?: Millis;
  /** The past outcomes that it looks at. */
  readonly outcomes?: OutcomeInterest;
  /** How long a place counts that no receipt has confirmed; for as long as it is remembered where it is left out. */
  readonly holds?: Millis;
  /** The tags that it has to know of past contacts. */
  readonly tags?: readonly string[];
  /** Contacts must be remembered with their slots. */
  readonly bySlot?: boolean;
  /** What a decision by this action takes of an account that many customers draw on. */
  readonly claim?: ClaimOn;
  /** The keys of `CustomerState.consents` that it reads. */
  readonly consents?: readonly string[];
  /** What it hears in events, of these. */
  readonly hears?: Hearing;
  /** What it objects to is decided again later, so that every candidate must be asked. */
  readonly defers?: boolean;
}
