import { throwInvalid } from '../errors/throwInvalid.ts';
import { boundOf, type Brief } from '../funnel/brief.ts';
import { IndexedProposal } from '../funnel/indexedProposal.ts';
import { byOccasion, type Offer } from '../funnel/proposal.ts';
import { compilerParts } from '../parts/compilerParts.ts';
import { checkTag } from '../policies/coverage.ts';
import { decideBriefly } from '../step/decideBriefly.ts';
import type { Program } from '../step/program.ts';
import type { Step } from '../step/step.ts';
import { indexedListeners } from '../triggers/indexedListeners.ts';
import { Amendable, type Proposals } from './amendable.ts';
import { attributeTypes } from './attributeTypes.ts';
import type { Bindings } from './bindings.ts';
import { checkFallback } from './checkFallback.ts';
import { CheckingBuilder } from './checkingBuilder.ts';
import { checkStructure } from './checkStructure.ts';
import { inDocumentOrder } from './inDocumentOrder.ts';
import { link } from './link.ts';
import { ReadableVocabulary } from './readableVocabulary.ts';
import { readStrategy } from './readStrategy.ts';
import type { Rule } from './rule.ts';
import { stepOf } from './stepOf.ts';
import type { Strategy } from './strategy.ts';
import type { Treatment } from './treatment.ts';

/**
 * Checks a strategy, binds what it names, and makes it ready to run.
 *
 * @throws {OpportuneError} STRATEGY_INVALID with every fault at once, each with a JSON pointer
 * @public
 */
export type Compile = (strategy: Strategy, bindings?: Bindings) => Step;

/**
 * A `compile` that knows only the given rules. Rules that are not given are not in the bundle, and a strategy that uses
 * one is refused: for a page that must be small, and as an allow-list for strategies from outside.
 *
 * @example
 * ```ts
 * import { allocate, allocateRule, compiler } from '@opportune/core';
 *
 * const compile = compiler([allocateRule]);
 * const step = compile({
 *   id: 'small',
 *   version: '1',
 *   actions: [{ id: 'hello', channel: 'web' }],
 *   funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
 * });
 * const { decisions } = step(undefined, { kind: 'request', id: 'r1', customer: 'ada' }, 0);
 *
 * decisions[0]?.action; // => 'hello'
 * ```
 * @public
 */
export function compiler(rules: readonly Rule[]): Compile {
  const vocabulary = new ReadableVocabulary([...rules, ...compilerParts]);
  return (source, bindings = {}) => {
    const { strategy, faults, targets } = readStrategy(source, vocabulary);
    const builder = new CheckingBuilder(complete(strategy), vocabulary, bindings, faults);
    if (builder.strategy.attributes !== undefined) builder.inspect = attributeTypes(builder);
    checkStructure(builder, targets);
    const program = link(builder, {
      propose: (offers) => proposalsOf(offers, builder),
      listen: indexedListeners,
    });
    checkFallbacks(builder, program.proposals as Proposals);
    checkTags(builder);
    throwInvalid(inDocumentOrder(source, faults));
    const amendable = Amendable.of(builder, vocabulary, {
      proposals: program.proposals as Proposals,
      readership: program.readership,
    });
    return amendableStep({ ...program, ...briefOf(builder, program) }, amendable);
  };
}

function proposalsOf(offers: readonly Offer[], { bindings, ranking, isWhole }: CheckingBuilder): Proposals {
  const bound =
    bindings.brief === true && !isWhole && ranking !== undefined
      ? (action: Treatment) => boundOf(ranking, action)
      : undefined;
  return new Map(Array.from(byOccasion(offers), ([on, proposed]) => [on, IndexedProposal.of(proposed, bound)]));
}

function checkFallbacks(builder: CheckingBuilder, proposals: Proposals): void {
  for (const fallback of builder.fallbacks) {
    const offers = Array.from(
      proposals.values(),
      (proposal) => proposal.find(fallback.action, fallback.channel) ?? proposal.find(fallback.action),
    );
    checkFallback(
      builder,
      fallback,
      offers.filter((offer) => offer !== undefined),
      fallback.at,
    );
  }
}

/** What contacts have to remember of tags, some action must have. */
function checkTags(builder: CheckingBuilder): void {
  for (const [{ tags = [] }, at] of builder.policies) for (const tag of tags) checkTag({ tag }, builder, at);
}

/** A search for the best can begin only where candidates come from the index: the first stage is the only `qualify`, and no stage needs all. */
function briefOf(
  { strategy, bindings, ranking, isWhole, policies }: CheckingBuilder,
  { stages, slots }: Program,
): Pick<Program, 'brief'> {
  const kinds = strategy.funnel.map(({ kind }) => kind);
  if (bindings.brief !== true || isWhole || kinds.lastIndexOf('qualify') !== 0) return {};
  const isEstimated = ranking !== undefined && ranking.isStatic !== true;
  const brief: Brief = { judging: stages.slice(1, -1), giving: stages.at(-1)!, slots, isEstimated, ranking };
  return {
    brief: decideBriefly(
      brief,
      [...policies.keys()].some(({ defers = false }) => defers),
    ),
  };
}

function amendableStep(program: Program, amendable: Amendable): Step {
  const { proposals, readership, version, hash } = amendable;
  return stepOf({
    ...program,
    proposals,
    ...(readership && { readership }),
    strategy: { ...program.strategy, version, hash },
    amend: (amendment) => amendableStep({ ...program, source: undefined }, amendable.with(amendment)),
  });
}

/** Lists that are missing have their fault; the rest is still looked at. */
const complete = (strategy: Partial<Strategy>): Strategy => ({
  ...(strategy as Strategy),
  actions: Array.isArray(strategy.actions) ? strategy.actions : [],
  funnel: Array.isArray(strategy.funnel) ? strategy.funnel : [],
});
