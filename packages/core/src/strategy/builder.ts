import type { CompiledCondition } from '../conditions/conditionRule.ts';
import type { ErrorCode } from '../errors/codes.ts';
import type { Fault } from '../errors/fault.ts';
import type { CompiledFactor } from '../factors/factorRule.ts';
import type { Moment } from '../funnel/moment.ts';
import type { Stage } from '../funnel/shortlist.ts';
import type { StageBuild } from '../funnel/stageRule.ts';
import type { CompiledPolicy } from '../policies/policyRule.ts';
import type { CompiledAggregate } from '../profile/aggregateRule.ts';
import { BROKEN, FAULTS_KEPT } from '../shape/broken.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Family, Node } from '../shape/shape.ts';
import type { CompiledTrigger } from '../triggers/triggerRule.ts';
import type { Action } from './action.ts';
import type { Bindings } from './bindings.ts';
import { compilePath } from './compilePath.ts';
import type { Model } from './model.ts';
import type { Rule } from './rule.ts';
import type { Strategy } from './strategy.ts';
import type { Vocabulary } from './vocabulary.ts';

const NEUTRAL_CONDITION: CompiledCondition = { test: () => undefined, blame: () => ({ clause: '' }) };
const NEUTRAL_FACTOR: CompiledFactor = { score: () => 1, contributions: () => [] };

/**
 * Hands each node to its rule. A node that could not be read has its fault already: something neutral takes its place, so
 * that the faults beside it are found in the same run.
 */
export class Builder implements StageBuild {
  readonly strategy: Strategy;
  readonly bindings: Bindings;
  readonly seed: string;
  readonly actions: readonly Action[];
  readonly faults: Fault[];
  /** Every policy met on the way. */
  readonly policies: CompiledPolicy[] = [];
  readonly #vocabulary: Vocabulary;
  readonly #aggregates: ReadonlySet<string>;

  constructor(strategy: Strategy, vocabulary: Vocabulary, bindings: Bindings, faults: Fault[]) {
    this.strategy = strategy;
    this.bindings = bindings;
    this.seed = strategy.seed ?? strategy.id;
    this.actions = strategy.actions as readonly Action[];
    this.faults = faults;
    this.#vocabulary = vocabulary;
    this.#aggregates = new Set(Object.keys(strategy.aggregates ?? {}));
  }

  condition(node: Node, at: Pointer): CompiledCondition {
    return this.#rule('condition', node, at)?.compile(node, this, at) ?? NEUTRAL_CONDITION;
  }

  factor(node: Node, at: Pointer): CompiledFactor {
    return this.#rule('factor', node, at)?.compile(node, this, at) ?? NEUTRAL_FACTOR;
  }

  policy(node: Node, at: Pointer): CompiledPolicy {
    const policy = this.#rule('policy', node, at)?.compile(node, this, at) ?? { judge: () => undefined };
    this.policies.push(policy);
    return policy;
  }

  aggregate(node: Node, at: Pointer): CompiledAggregate | undefined {
    return this.#rule('aggregate', node, at)?.compile(node);
  }

  trigger(node: Node, at: Pointer): CompiledTrigger | undefined {
    return this.#rule('trigger', node, at)?.compile(node, this, at);
  }

  stage(node: Node, at: Pointer): Stage {
    return this.#rule('stage', node, at)?.compile(node, this, at) ?? ((shortlist) => shortlist);
  }

  #rule<F extends Family>(family: F, { kind }: Node, at: Pointer): Extract<Rule, { readonly family: F }> | undefined {
    const rule = this.#vocabulary.find(family, kind);
    if (rule === undefined && kind !== BROKEN.kind) {
      this.fault('KIND_UNKNOWN', under(at, 'kind'), `expected a ${family} of the vocabulary, found ${kind}`);
    }
    return rule;
  }

  read(path: string): (moment: Moment) => unknown {
    return compilePath(path, (name) => this.#aggregates.has(name));
  }

  model(name: string, at: Pointer): Model {
    const { models = {} } = this.bindings;
    const model = Object.hasOwn(models, name) ? models[name] : undefined;
    if (model !== undefined) return model;
    this.fault('MODEL_UNBOUND', at, `expected a model bound as models.${name} at compile, found nothing`);
    return () => 1;
  }

  fault(code: ErrorCode, path: Pointer, message: string): void {
    if (this.faults.length < FAULTS_KEPT) this.faults.push({ code, path, message });
  }
}
