import type { CompiledCondition, ConditionBuild, Shared } from '../conditions/conditionRule.ts';
import { withKey } from '../conditions/withKey.ts';
import type { ErrorCode } from '../errors/codes.ts';
import type { Fault } from '../errors/fault.ts';
import type { CompiledFactor } from '../factors/factorRule.ts';
import type { Slot } from '../funnel/allocate.ts';
import type { Fallback } from '../funnel/fallback.ts';
import type { Moment } from '../funnel/moment.ts';
import type { Demand, Offer } from '../funnel/proposal.ts';
import type { Stage } from '../funnel/shortlist.ts';
import type { StageBuild } from '../funnel/stageRule.ts';
import type { CompiledPolicy } from '../policies/policyRule.ts';
import type { CompiledAggregate } from '../profile/aggregateRule.ts';
import { BROKEN, FAULTS_KEPT } from '../shape/broken.ts';
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
import type { Rule } from './rule.ts';
import type { Strategy } from './strategy.ts';
import { MOST_CHANNELS } from './strategyShape.ts';
import { treatmentsOf, type Treatment } from './treatment.ts';
import type { Vocabulary } from './vocabulary.ts';

const NEUTRAL_CONDITION: CompiledCondition = { test: () => undefined, blame: () => ({ clause: '' }) };
const NEUTRAL_TERM: CompiledTerm = { value: () => undefined, missing: () => undefined };
const NEUTRAL_FACTOR: CompiledFactor = { score: () => 1, contributions: () => [] };

/**
 * Hands each node to its rule. A node that could not be read has its fault already: something neutral takes its place, so
 * that the faults beside it are found in the same run.
 */
export class Builder implements StageBuild {
  readonly strategy: Strategy;
  readonly bindings: Bindings;
  readonly seed: string;
  /** On each of their channels. */
  readonly actions: readonly Treatment[];
  readonly faults: Fault[];
  /** Is shown every condition before it is compiled. */
  inspect: ((node: Node, at: Pointer) => void) | undefined;
  /** How many conditions were compiled; those that are named count wherever they are named. */
  size = 0;
  /** How many instructions the patterns have that were compiled. */
  instructions = 0;
  /** Every policy met on the way, with its place. */
  readonly policies: Map<CompiledPolicy, Pointer> = new Map();
  /** What slots fall back on. */
  readonly fallbacks: Fallback[] = [];
  /** What each `qualify` asks of an action. */
  readonly qualifiers: ((action: Treatment, at: Pointer) => readonly Demand[])[] = [];
  /** By name. */
  readonly slots: Map<string, Slot> = new Map();
  /** Some stage looks at all candidates together. */
  isWhole = false;
  /** What candidates are ranked by; by nothing but the strategy's order where there is none. */
  ranking: CompiledFactor | undefined;
  /** What becomes of a stage before it runs. */
  accompanied: StageBuild['accompanied'];
  readonly #vocabulary: Vocabulary;
  readonly #aggregates: ReadonlySet<string>;
  /** Thousands of conditions look at a few attributes. */
  readonly #reads = new Map<string, (moment: Moment) => unknown>();
  /** By channel; of a slot that two arms open, the places of both. */
  readonly #places = new Map<string, number>();
  readonly #shared = new Map<unknown, unknown>();

  constructor(strategy: Strategy, vocabulary: Vocabulary, bindings: Bindings, faults: Fault[]) {
    this.strategy = strategy;
    this.bindings = bindings;
    this.seed = strategy.seed ?? strategy.id;
    this.actions = (strategy.actions as readonly Action[]).flatMap(treatmentsOf);
    this.faults = faults;
    this.#vocabulary = vocabulary;
    this.#aggregates = new Set(Object.keys(strategy.aggregates ?? {}));
  }

  /** What the vocabulary has beside rules for nodes. */
  get parts(): Vocabulary['parts'] {
    return this.#vocabulary.parts;
  }

  condition(node: Node, at: Pointer, within: ConditionBuild = this): CompiledCondition {
    this.size += 1;
    this.inspect?.(node, at);
    const compiled = this.#rule('condition', node, at)?.compile(node, within, at) ?? NEUTRAL_CONDITION;
    // What is named is there for all who name it: it stays the same, and it has its key already.
    if (within !== this || compiled.key !== undefined || isKnown(compiled)) return compiled;
    return withKey(compiled, JSON.stringify(node));
  }

  term(term: Term, at: Pointer, within: ConditionBuild = this): CompiledTerm {
    if (typeof term === 'number') return { value: () => term, missing: () => undefined };
    if (typeof term !== 'string') return this.#rule('term', term, at)?.compile(term, within, at) ?? NEUTRAL_TERM;
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
    return this.#rule('factor', node, at)?.compile(node, this, at) ?? NEUTRAL_FACTOR;
  }

  policy(node: Node, at: Pointer): CompiledPolicy {
    const policy = this.#rule('policy', node, at)?.compile(node, this, at) ?? { judge: () => undefined };
    this.policies.set(policy, at);
    return policy;
  }

  qualifier(demandsOn: (action: Treatment, at: Pointer) => readonly Demand[]): number {
    return this.qualifiers.push(demandsOn) - 1;
  }

  needsAll(): void {
    this.isWhole = true;
  }

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

  fallsBackOn(fallback: Fallback): void {
    this.fallbacks.push(fallback);
  }

  ranksBy(factor: CompiledFactor): void {
    this.ranking = factor;
  }

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
    return this.#rule('aggregate', node, at)?.compile(node, this, at);
  }

  trigger(node: Node, at: Pointer): CompiledTrigger | undefined {
    return this.#rule('trigger', node, at)?.compile(node, this, at);
  }

  stage(node: Node, at: Pointer): Stage {
    const stage = this.#rule('stage', node, at)?.compile(node, this, at) ?? ((shortlist) => shortlist);
    return this.accompanied?.(stage, node) ?? stage;
  }

  #rule<F extends Family>(family: F, { kind }: Node, at: Pointer): Extract<Rule, { readonly family: F }> | undefined {
    const rule = this.#vocabulary.find(family, kind);
    if (rule === undefined && kind !== BROKEN.kind) {
      this.fault('KIND_UNKNOWN', under(at, 'kind'), `expected a ${family} of the vocabulary, found ${kind}`);
    }
    return rule;
  }

  read(path: string): (moment: Moment) => unknown {
    let read = this.#reads.get(path);
    if (read === undefined) this.#reads.set(path, (read = compilePath(path, (name) => this.#aggregates.has(name))));
    return read;
  }

  model(name: string, at: Pointer): Model {
    const { models = {} } = this.bindings;
    const model = Object.hasOwn(models, name) ? models[name] : undefined;
    if (model !== undefined) return model;
    this.fault('MODEL_UNBOUND', at, `expected a model bound as models.${name} at compile, found nothing`);
    return () => 1;
  }

  fault(code: ErrorCode, path: Pointer, message: string): void {
    if (this.faults.length >= FAULTS_KEPT) return;
    // What two stages ask is compiled for each of them.
    const isKnown = this.faults.some((fault) => fault.path === path && fault.message === message);
    if (!isKnown) this.faults.push({ code, path, message });
  }
}

/** An index knows how it is made, and needs no key to see which are equal. */
const isKnown = ({ form }: CompiledCondition): boolean =>
  form !== undefined && (form.is !== 'leaf' || form.relation.cuts !== undefined);
