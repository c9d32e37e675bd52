import type { Decision, StrategyReference } from '../funnel/decision.ts';
import type { Retention } from '../profile/retention.ts';
import type { Bindings } from '../strategy/bindings.ts';
import type { Carry } from '../strategy/carry.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { strategyHash } from '../strategy/strategyHash.ts';
import type { Treatment } from '../strategy/treatment.ts';
import { stagesOf, type Placed } from './experiment.ts';
import type { Aggregate, Condition, StageNode, Trigger } from './nodes.ts';

/** A strategy as the rules read it, with the code that it names; what was left out is filled in. */
export interface Plan {
  readonly strategy: StrategyReference;
  readonly seed: string;
  readonly lateness: number;
  readonly attributes: NonNullable<Strategy['attributes']>;
  readonly retention: Retention;
  readonly recipes: Readonly<Record<string, string>>;
  readonly aggregates: Readonly<Record<string, Aggregate>>;
  readonly conditions: Readonly<Record<string, Condition>>;
  readonly triggers: Readonly<Record<string, Trigger>>;
  readonly carry: Carry;
  /** On each of their channels (F11). */
  readonly actions: readonly Treatment[];
  readonly funnel: readonly StageNode[];
  readonly bindings: Bindings;
  /** X6 */
  readonly arms?: NonNullable<Decision['arms']>;
}

const DAY = 86_400_000;

export const planOf = (strategy: Strategy, bindings: Bindings): Plan => ({
  strategy: { id: strategy.id, version: strategy.version, hash: strategyHash(strategy) },
  seed: strategy.seed ?? strategy.id, // F4
  lateness: strategy.lateness ?? DAY, // E3
  attributes: strategy.attributes ?? {},
  retention: strategy.retention ?? {}, // I11
  recipes: strategy.recipes ?? {},
  aggregates: (strategy.aggregates ?? {}) as Plan['aggregates'],
  conditions: (strategy.conditions ?? {}) as Plan['conditions'],
  triggers: (strategy.triggers ?? {}) as Plan['triggers'],
  carry: strategy.carry ?? {},
  actions: strategy.actions.flatMap((action) =>
    [action.channel].flat().map((channel) => ({ ...action, channel }) as Treatment),
  ),
  funnel: strategy.funnel as Plan['funnel'],
  bindings,
});

/** The policies of all stages `limit`, each with its place in the strategy. */
export const policiesOf = (plan: Plan): readonly { policy: Policy; at: string }[] => policiesIn(stagesOf(plan));

export const policiesIn = (stages: readonly Placed[]): readonly { policy: Policy; at: string }[] =>
  stages.flatMap(({ stage, at }) =>
    stage.kind === 'limit' ? stage.policies.map((policy, j) => ({ policy, at: `${at}/policies/${j}` })) : [],
  );

type Policy = Extract<StageNode, { readonly kind: 'limit' }>['policies'][number];
