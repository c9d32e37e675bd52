import type { CompiledCondition } from '../conditions/conditionRule.ts';
import type { ErrorCode } from '../errors/codes.ts';
import type { Fault } from '../errors/fault.ts';
import type { CompiledFactor } from '../factors/factorRule.ts';
import type { Moment } from '../funnel/moment.ts';
import type { Stage } from '../funnel/shortlist.ts';
import type { StageBuild } from '../funnel/stageRule.ts';
import type { CompiledPolicy } from '../policies/policyRule.ts';
import type { CompiledAggregate } from '../profile/aggregateRule.ts';
import type { Pointer } from '../shape/pointer.ts';
import { FAULTS_KEPT } from '../shape/reader.ts';
import type { Node } from '../shape/shape.ts';
import type { CompiledTrigger } from '../triggers/triggerRule.ts';
import type { Action } from './action.ts';
import type { Bindings } from './bindings.ts';
import { compilePath } from './compilePath.ts';
import type { Model } from './model.ts';
import type { Strategy } from './strategy.ts';
import type { Vocabulary } from './vocabulary.ts';

const NEUTRAL_CONDITION: CompiledCondition = { test: () => undefined, blame: () => ({ clause: '' }) };
const NEUTRAL_FACTOR: CompiledFactor = { score: () => 1, contributions: () => [] };

/**
 * Hands each node to its rule. A node that could not be read has its fault already: something neutral takes its place, so
 * that the faults beside it are found in the same run.
 */
export class Builder implements StageBuild {
  readonly seed: string;
  readonly actions: readonly Action[];
  readonly faults: Fault[];
  /** Every policy met on the way. */
  readonly policies: CompiledPolicy[] = [];
  readonly #vocabulary: Vocabulary;
  readonly #models: NonNullable<Bindings['models']>;
  readonly #aggregates: ReadonlySet<string>;
  readonly #targets: ReadonlySet<unknown>;

  constructor(strategy: Strategy, vocabulary: Vocabulary, bindings: Bindings, faults: Fault[]) {
    this.seed = strategy.seed ?? strategy.id;
    this.actions = strategy.actions as readonly Action[];
    this.faults = faults;
    this.#vocabulary = vocabulary;
    this.#models = bindings.models ?? {};
    this.#aggregates = new Set(Object.keys(strategy.aggregates ?? {}));
    this.#targets = new Set(this.actions.flatMap(({ id, group }) => [id, group]));
  }

  condition(node: Node, at: Pointer): CompiledCondition {
    return this.#vocabulary.find('condition', node.kind)?.compile(node, this, at) ?? NEUTRAL_CONDITION;
  }

  factor(node: Node, at: Pointer): CompiledFactor {
    return this.#vocabulary.find('factor', node.kind)?.compile(node, this, at) ?? NEUTRAL_FACTOR;
  }

  policy(node: Node, at: Pointer): CompiledPolicy {
    const policy = this.#vocabulary.find('policy', node.kind)?.compile(node, this, at) ?? { judge: () => undefined };
    this.policies.push(policy);
    return policy;
  }

  aggregate(node: Node): CompiledAggregate | undefined {
    return this.#vocabulary.find('aggregate', node.kind)?.compile(node);
  }

  trigger(node: Node, at: Pointer): CompiledTrigger | undefined {
    return this.#vocabulary.find('trigger', node.kind)?.compile(node, this, at);
  }

  stage(node: Node, at: Pointer): Stage {
    return this.#vocabulary.find('stage', node.kind)?.compile(node, this, at) ?? ((shortlist) => shortlist);
  }

  read(path: string): (moment: Moment) => unknown {
    return compilePath(path, (name) => this.#aggregates.has(name));
  }

  model(name: string, at: Pointer): Model {
    const model = Object.hasOwn(this.#models, name) ? this.#models[name] : undefined;
    if (model !== undefined) return model;
    this.fault('MODEL_UNBOUND', at, `expected a model bound as models.${name} at compile, found nothing`);
    return () => 1;
  }

  isTarget(name: string): boolean {
    return this.#targets.has(name);
  }

  fault(code: ErrorCode, path: Pointer, message: string): void {
    if (this.faults.length < FAULTS_KEPT) this.faults.push({ code, path, message });
  }
}
