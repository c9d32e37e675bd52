import { inDocumentOrder } from '../strategy/inDocumentOrder.ts';
import type { Rule } from '../strategy/rule.ts';
import type { Strategy } from '../strategy/strategy.ts';
import type { Instant } from '../time/instant.ts';
import { actionFindings } from './actionFindings.ts';
import { conditionFindings } from './conditionFindings.ts';
import { constraintFindings } from './constraintFindings.ts';
import { costFindings } from './costFindings.ts';
import { factorFindings } from './factorFindings.ts';
import { fieldFindings } from './fieldFindings.ts';
import type { Finding } from './finding.ts';
import { policyFindings } from './policyFindings.ts';
import { referenceFindings } from './referenceFindings.ts';
import { slotFindings } from './slotFindings.ts';
import { stageFindings } from './stageFindings.ts';
import type { Subject } from './subject.ts';
import { subjectOf } from './subjectOf.ts';
import { triggerFindings } from './triggerFindings.ts';

/**
 * How a strategy is looked at.
 * @public
 */
export interface CheckOptions {
  /** The rules that it may use; those of `compile` where they are left out. */
  readonly rules?: readonly Rule[];
  /** The instant from which on it is to run: what is over by then counts as over. */
  readonly now?: Instant;
  /** How many bytes the state of a customer may have; 8 KiB where it is left out. */
  readonly stateBytes?: number;
}

/**
 * What can be proven of a strategy before any customer comes: conditions that are never true, actions that can never be decided, policies that never object, and what
 * is there for nothing; and a state that may be large. In the order of the strategy.
 *
 * What is proven holds for every customer and at every moment, as far as this strategy alone has decided: what another version has left in their states is not looked at. What is
 * not found may be wrong all the same: only one attribute at a time is reasoned about. Nothing that the strategy names is run, so that no code has to be bound.
 *
 * @param source - what `compile` would take
 * @param options - `rules`: the vocabulary; `now`: from when on it is to run; `stateBytes`: how large a state may be
 * @throws {OpportuneError} STRATEGY_INVALID with every fault at once, where `compile` would refuse it
 * @example
 * ```ts
 * import { all, allocate, gte, lt, qualify } from '@opportune/core';
 * import { check } from '@opportune/core/check';
 *
 * const [finding] = check({
 *   id: 'home',
 *   version: '1',
 *   attributes: { age: { type: 'number' } },
 *   actions: [{ id: 'club', channel: 'web', when: all(gte('profile.age', 65), lt('profile.age', 18)) }],
 *   funnel: [qualify(), allocate({ hero: { channel: 'web', atMost: 1 } })],
 * });
 *
 * finding?.code; // => 'ACTION_NEVER_QUALIFIES'
 * finding?.proof[0]?.path; // => '/actions/0/when/of/1'
 * ```
 * @see docs/semantics.md, K1
 * @public
 */
export function check(source: Strategy, options: CheckOptions = {}): readonly Finding[] {
  const subject = subjectOf(source, options);
  return inDocumentOrder(source, [
    ...ANALYSES.flatMap((analysis) => analysis(subject)),
    ...costFindings(subject, options.stateBytes),
  ]);
}

const ANALYSES: readonly ((subject: Subject) => readonly Finding[])[] = [
  conditionFindings,
  referenceFindings,
  triggerFindings,
  actionFindings,
  fieldFindings,
  stageFindings,
  policyFindings,
  factorFindings,
  slotFindings,
  constraintFindings,
];
