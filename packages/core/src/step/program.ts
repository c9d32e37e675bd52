import type { StrategyReference } from '../funnel/decision.ts';
import type { Candidate, Stage } from '../funnel/shortlist.ts';
import type { CompiledPolicy } from '../policies/policyRule.ts';
import type { CompiledAggregate } from '../profile/aggregateRule.ts';
import type { Recipe } from '../profile/recipe.ts';
import type { Millis } from '../time/duration.ts';
import type { CompiledTrigger } from '../triggers/triggerRule.ts';

/** A strategy made ready to run: everything looked up once, nothing that changes. */
export interface Program {
  readonly strategy: StrategyReference;
  readonly lateness: Millis;
  /** By event type. */
  readonly recipes: ReadonlyMap<string, Recipe>;
  readonly aggregates: ReadonlyMap<string, CompiledAggregate>;
  readonly aggregatesOf: ReadonlyMap<string, readonly Named<CompiledAggregate>[]>;
  readonly triggers: ReadonlyMap<string, CompiledTrigger>;
  readonly triggersOn: ReadonlyMap<string, readonly Named<CompiledTrigger>[]>;
  /** What each trigger proposes. */
  readonly outbound: ReadonlyMap<string, readonly Candidate[]>;
  /** What a request proposes. */
  readonly inbound: readonly Candidate[];
  readonly stages: readonly Stage[];
  readonly slots: ReadonlySet<string>;
  readonly policies: readonly CompiledPolicy[];
  readonly consents: ReadonlySet<string>;
  readonly trace: boolean;
}

/** Something with the name that the strategy gives it. */
export interface Named<T> {
  readonly name: string;
  readonly it: T;
}
