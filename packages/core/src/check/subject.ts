import type { CompiledFactor } from '../factors/factorRule.ts';
import type { Allocate } from '../funnel/allocate.ts';
import type { Arbitrate } from '../funnel/arbitrate.ts';
import { standardStages } from '../funnel/standard.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Family, Node } from '../shape/shape.ts';
import type { Action } from '../strategy/action.ts';
import { CheckingBuilder } from '../strategy/checkingBuilder.ts';
import type { ReadableVocabulary } from '../strategy/readableVocabulary.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { treatmentsOf, type Treatment } from '../strategy/treatment.ts';
import type { Instant } from '../time/instant.ts';
import { boundToAnything } from './boundToAnything.ts';
import { foundIn, type Found, type FoundNode } from './found.ts';
import { Questions } from './questions.ts';
import { Refutation } from './refutation.ts';
import { Worlds } from './worlds.ts';

const STAGES: ReadonlySet<string> = new Set(standardStages.map(({ kind }) => kind));

/** Where candidates pass these alone, chance and arms have no part in who comes to whom. */
const PLAIN: ReadonlySet<string> = new Set(['qualify', 'limit', 'holdout', 'arbitrate', 'allocate']);

/** An action on one of its channels, with its place in the strategy. */
export interface PlacedTreatment {
  readonly action: Treatment;
  /** Of the action. */
  readonly at: Pointer;
  readonly channelAt: Pointer;
  /** It may be chosen on another channel instead. */
  readonly hasOthers: boolean;
}

/** A strategy that is looked at, with what all analyses ask of it. */
export class Subject {
  readonly strategy: Strategy;
  /** The actions on each of their channels. */
  readonly treatments: readonly PlacedTreatment[];
  readonly vocabulary: ReadableVocabulary;
  /** Tells this wording of it from others. */
  readonly hash: string;
  readonly builder: CheckingBuilder;
  readonly found: readonly Found[];
  readonly worlds: Worlds;
  readonly refutation: Refutation;
  /** What candidates are ranked by; undefined where nothing but their order in the strategy counts. */
  readonly ranking: CompiledFactor | undefined;

  constructor(strategy: Strategy, vocabulary: ReadableVocabulary, hash: string, now: Instant | undefined) {
    this.strategy = strategy;
    this.treatments = (strategy.actions as readonly Action[]).flatMap((action, i) => {
      const at = under('/actions', i);
      const all = treatmentsOf(action);
      const channel = under(at, 'channel');
      return all.map((treatment, k): PlacedTreatment => ({
        action: treatment,
        at,
        channelAt: all.length === 1 ? channel : under(channel, k),
        hasOthers: all.length > 1,
      }));
    });
    this.vocabulary = vocabulary;
    this.hash = hash;
    // What is compiled here is looked at and never run; its faults, if any, `compile` has told.
    this.builder = new CheckingBuilder(strategy, vocabulary, boundToAnything, []);
    this.found = foundIn(strategy, vocabulary);
    this.worlds = new Worlds(strategy, now);
    this.refutation = new Refutation(new Questions(this.builder), strategy.conditions ?? {});
    const [stage] = this.stages<Arbitrate<Node>>('arbitrate');
    this.ranking = stage && this.builder.factor(stage.node.by, under(stage.at, 'by'));
  }

  get actions(): readonly Treatment[] {
    return this.treatments.map(({ action }) => action);
  }

  /** The nodes of a family. */
  nodes(family: Family): readonly FoundNode[] {
    return this.found.filter((found): found is FoundNode => found.is === 'node' && found.family === family);
  }

  /** The actions that slots fall back on. */
  get fallbacks(): ReadonlySet<string> {
    const slots = this.nodes('stage').flatMap(({ node }) =>
      node.kind === 'allocate' ? Object.values((node as Allocate).slots) : [],
    );
    return new Set(slots.flatMap(({ fallback }) => fallback ?? []));
  }

  /** Are there stages of which nobody here knows what they do? */
  get hasForeignStages(): boolean {
    return this.nodes('stage').some(({ node }) => !STAGES.has(node.kind));
  }

  get isPlain(): boolean {
    // Under constraints on who stands beside whom (F10), whoever is better may have to stand back.
    const isFree = (node: Node): boolean => node.kind !== 'allocate' || Object.keys(node).length === 2;
    return this.strategy.funnel.every((node) => PLAIN.has(node.kind) && isFree(node));
  }

  /** The stages of a kind that every candidate passes, each with its place; those in arms of experiments are not among them. */
  stages<N extends Node>(kind: N['kind']): readonly { readonly node: N; readonly at: Pointer }[] {
    return this.strategy.funnel.flatMap((node, i) =>
      node.kind === kind ? [{ node: node as N, at: under('/funnel', i) }] : [],
    );
  }
}
