import type { CompiledCondition, ConditionBuild, Shared } from '../conditions/conditionRule.ts';
import type { ErrorCode } from '../errors/codes.ts';
import { OpportuneError } from '../errors/opportuneError.ts';
import type { CompiledFactor } from '../factors/factorRule.ts';
import type { Slot } from '../funnel/allocate.ts';
import type { FallBack } from '../funnel/allocation/fallBack.ts';
import type { Fallback } from '../funnel/fallback.ts';
import type { Moment } from '../funnel/moment.ts';
import type { Demand, Offer } from '../funnel/proposal.ts';
import type { Stage } from '../funnel/shortlist.ts';
import type { StageBuild } from '../funnel/stageRule.ts';
import { own } from '../internal/own.ts';
import type { CompiledPolicy } from '../policies/policyRule.ts';
import type { CompiledAggregate } from '../profile/aggregateRule.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Family, Node } from '../shape/shape.ts';
import type { Term } from '../terms/term.ts';
import type { CompiledTerm } from '../terms/termRule.ts';
import type { Millis } from '../time/duration.ts';
import type { CompiledTrigger } from '../triggers/triggerRule.ts';
import type { Action } from './action.ts';
import type { Bindings } from './bindings.ts';
import { compilePath } from './compilePath.ts';
import type { Model } from './model.ts';
import type { NodeRule } from './rule.ts';
import type { Strategy } from './strategy.ts';
import { MOST_CHANNELS } from './strategyShape.ts';
import { treatmentsOf, type Treatment } from './treatment.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Hands each node to its rule. What it cannot hand on, or a rule finds wrong, is thrown at once. */
export class Builder implements StageBuild {
  readonly strategy: Strategy;
  readonly bindings: Bindings;
  readonly seed: string;
  /** Of the strategy, as far as it is known. */
  hash: string | undefined;
  /** On each of their channels. */
  readonly actions: readonly Treatment[];
  /** How many conditions were compiled; those that are named count wherever they are named. */
  size = 0;
  /** How many instructions the patterns have that were compiled. */
  instructions = 0;
  /** Every policy met on the way, with its place. */
  readonly policies: Map<CompiledPolicy, Pointer> = new Map();
  /** What each `qualify` asks of an action. */
  readonly qualifiers: ((action: Treatment, at: Pointer) => readonly Demand[])[] = [];
  /** By name. */
  readonly slots: Map<string, Slot> = new Map();
  /** Set where it is known how. */
  fallBack: FallBack | undefined;
  /** What becomes of a stage before it runs. */
  accompanied: StageBuild['accompanied'];
  readonly #vocabulary: Vocabulary;
  readonly #aggregates: ReadonlySet<string>;
  /** Thousands of conditions look at a few attributes. */
  readonly #reads = new Map<string, (moment: Moment) => unknown>();
  /** By channel; of a slot that two arms open, the places of both. */
  readonly #places = new Map<string, number>();
  readonly #shared = new Map<unknown, unknown>();

  constructor(strategy: Strategy, vocabulary: Vocabulary, bindings: Bindings) {
    this.strategy = strategy;
    this.bindings = bindings;
    this.hash = bindings.hash;
    this.seed = strategy.seed ?? strategy.id;
    this.actions = (strategy.actions as readonly Action[]).flatMap(treatmentsOf);
    this.#vocabulary = vocabulary;
    this.#aggregates = new Set(Object.keys(strategy.aggregates ?? {}));
  }

  /** What the vocabulary has beside rules for nodes. */
  get parts(): Vocabulary['parts'] {
    return this.#vocabulary.parts;
  }

  /** Refuses what only a part can do that was not given. */
  needs(part: string, at: Pointer = '', code: ErrorCode = 'PART_MISSING'): void {
    if (!this.parts.has(part)) this.fault(code, at, `expected ${part}Rule`);
  }

  condition(node: Node, at: Pointer, within: ConditionBuild = this): CompiledCondition {
    this.size += 1;
    return this.rule('condition', node, at).compile(node, within, at);
  }

  term(term: Term, at: Pointer, within: ConditionBuild = this): CompiledTerm {
    if (typeof term === 'number') return { value: () => term, missing: () => undefined };
    if (typeof term !== 'string') return this.rule('term', term, at).compile(term, within, at);
    const value = within.read(term);
    return { value, missing: (moment) => (value(moment) === undefined ? term : undefined), path: term };
  }

  outside(condition: CompiledCondition): CompiledCondition {
    return condition;
  }

  shared<T>(make: Shared<T>): T {
    if (!this.#shared.has(make)) this.#shared.set(make, make(this));
    return this.#shared.get(make) as T;
  }

  factor(node: Node, at: Pointer): CompiledFactor {
    return this.rule('factor', node, at).compile(node, this, at);
  }

  policy(node: Node, at: Pointer): CompiledPolicy {
    const policy = this.rule('policy', node, at).compile(node, this, at);
    this.policies.set(policy, at);
    return policy;
  }

  qualifier(demandsOn: (action: Treatment, at: Pointer) => readonly Demand[]): number {
    return this.qualifiers.push(demandsOn) - 1;
  }

  /** Matters to an index only, as what candidates are ranked by does. */
  needsAll(): void {}

  opens(slots: Readonly<Record<string, Slot>>): void {
    for (const [name, slot] of Object.entries(slots)) {
      this.slots.set(name, slot);
      this.#places.set(slot.channel, this.placesOf(slot.channel) + slot.atMost);
    }
  }

  placesOf(channel: string): number {
    return this.#places.get(channel) ?? 0;
  }

  remembersSlots(per: Millis): void {
    this.policies.set({ judge: () => undefined, remembers: () => per, bySlot: true }, '');
  }

  watchesContacts(per: Millis): void {
    this.policies.set({ judge: () => undefined, concerns: () => false, watches: per }, '');
  }

  fallsBackOn({ at }: Fallback): FallBack | undefined {
    this.needs('fallbacks', at);
    return this.fallBack;
  }

  ranksBy(_factor: CompiledFactor): void {}

  /** An action as its occasion proposes it, on each of its channels; all stages must have been built before. */
  offers(action: Action, place: number): readonly Offer[] {
    const at = under('/actions', place);
    const treatments = treatmentsOf(action);
    // Nothing that is asked of an action depends on the channel.
    const demands = this.qualifiers.map((demandsOn) => demandsOn(treatments[0]!, at));
    // Nobody asks it, but what is wrong with it is to be known before somebody does.
    if (demands.length === 0 && action.when !== undefined) this.condition(action.when, under(at, 'when'));
    return treatments.map((treatment, i): Offer => ({
      candidate: {
        action: treatment,
        score: 1,
        probability: 1,
        ...(treatments.length === 1 ? {} : { treatment: i }),
      },
      place: place + i / MOST_CHANNELS,
      demands,
    }));
  }

  aggregate(node: Node, at: Pointer): CompiledAggregate | undefined {
    return this.rule('aggregate', node, at).compile(node, this, at);
  }

  trigger(node: Node, at: Pointer): CompiledTrigger | undefined {
    return this.rule('trigger', node, at).compile(node, this, at);
  }

  stage(node: Node, at: Pointer): Stage {
    const stage = this.rule('stage', node, at).compile(node, this, at);
    return this.accompanied?.(stage, node) ?? stage;
  }

  protected rule<F extends Family>(family: F, { kind }: Node, at: Pointer): Extract<NodeRule, { readonly family: F }> {
    const rule = this.#vocabulary.find(family, kind);
    if (rule === undefined) {
      this.fault('KIND_UNKNOWN', under(at, 'kind'), `expected a ${family} of the vocabulary, found ${kind}`);
    }
    return rule!;
  }

  read(path: string): (moment: Moment) => unknown {
    let read = this.#reads.get(path);
    if (read !== undefined) return read;
    if (path.startsWith('health.')) this.needs('profileHealth');
    this.#reads.set(path, (read = compilePath(path, (name) => this.#aggregates.has(name))));
    return read;
  }

  model(name: string, at: Pointer): Model {
    const model = own(this.bindings.models ?? {}, name);
    if (model === undefined) {
      this.fault('MODEL_UNBOUND', at, `expected a model bound as models.${name} at compile, found nothing`);
    }
    return model ?? (() => 1);
  }

  fault(code: ErrorCode, path: Pointer, message: string): void {
    throw new OpportuneError('STRATEGY_INVALID', [{ code, path, message }]);
  }
}
