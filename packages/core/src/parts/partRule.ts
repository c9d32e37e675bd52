import type { CompiledPolicy } from '../policies/policyRule.ts';
import type { Program } from '../step/program.ts';
import type { Builder } from '../strategy/builder.ts';
import type { Means } from '../strategy/link.ts';

/**
 * A part of the engine that only some strategies need, as what makes recipes run. Rules bring the parts that they cannot do without; a part that no
 * rule stands for is named beside the rules, and a strategy that needs it is refused where it is not.
 * @see docs/decisions/0013-what-size-pays-for.md
 * @public
 */
export interface PartRule {
  readonly family: 'part';
  readonly kind: string;
  /** Parts that it cannot do without. */
  readonly needs?: readonly PartRule[];
  /** Made by the engine, for the engine. */
  readonly link: (builder: never, means: never) => object;
  /** Made once the policies of the strategy are known. */
  readonly after?: (policies: never) => object;
}

/** What it adds once the policies are known. */
export type After = (policies: readonly CompiledPolicy[]) => Partial<Program>;

/** What a part adds to the program of a strategy. */
export type Link = (builder: Builder, means: Means) => Partial<Program>;
