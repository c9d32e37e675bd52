import type { FactorBuild, CompiledFactor } from '../factors/factorRule.ts';
import type { CompiledPolicy } from '../policies/policyRule.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Fields, Node } from '../shape/shape.ts';
import type { Treatment } from '../strategy/treatment.ts';
import type { Millis } from '../time/duration.ts';
import type { Slot } from './allocate.ts';
import type { FallBack } from './allocation/fallBack.ts';
import type { Fallback } from './fallback.ts';
import type { Demand } from './proposal.ts';
import type { Stage } from './shortlist.ts';

/**
 * One kind of stage: its shape, and how it is made to run.
 * @public
 */
export interface StageRule<N extends Node = Node> {
  readonly family: 'stage';
  readonly kind: N['kind'];
  readonly fields: Fields;
  compile(node: N, build: StageBuild, at: Pointer): Stage;
}

/**
 * What a stage may use while it is compiled.
 * @public
 */
export interface StageBuild extends FactorBuild {
  /** What chance is drawn from, with the customer and the purpose. */
  readonly seed: string;
  /**
   * Registers what a stage asks of every action, and gives the number under which a proposal knows it. It is asked for each
   * action once, at compile.
   */
  qualifier(demandsOn: (action: Treatment, at: Pointer) => readonly Demand[]): number;
  /** Says that all candidates have to be there, so that no search may leave any out. */
  needsAll(): void;
  /** What becomes of a stage before it runs; what is put here holds for those that are compiled from then on. */
  accompanied: ((stage: Stage, node: Node) => Stage) | undefined;
  /** Says which slots there are. */
  opens(slots: Readonly<Record<string, Slot>>): void;
  /** How many places all slots of a channel have together; known when all stages have been built. */
  placesOf(channel: string): number;
  /** Says that contacts are to be remembered for so long, each with its slot. */
  remembersSlots(per: Millis): void;
  /** Says what a slot falls back on, so that it is looked at whether that is always there, and gives what falls back. */
  fallsBackOn(fallback: Fallback): FallBack | undefined;
  /** Says what candidates are ranked by, so that a search can begin with the best. */
  ranksBy(factor: CompiledFactor): void;
  factor(node: Node, at: Pointer): CompiledFactor;
  policy(node: Node, at: Pointer): CompiledPolicy;
  stage(node: Node, at: Pointer): Stage;
}
