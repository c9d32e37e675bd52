import type { CompiledCondition, ConditionBuild } from '../conditions/conditionRule.ts';
import { withKey } from '../conditions/withKey.ts';
import type { ErrorCode } from '../errors/codes.ts';
import type { Fault } from '../errors/fault.ts';
import type { CompiledFactor } from '../factors/factorRule.ts';
import type { FallBack } from '../funnel/allocation/fallBack.ts';
import type { Fallback } from '../funnel/fallback.ts';
import { BROKEN, FAULTS_KEPT } from '../shape/broken.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Family, Node } from '../shape/shape.ts';
import type { Bindings } from './bindings.ts';
import { Builder } from './builder.ts';
import type { ReadableVocabulary } from './readableVocabulary.ts';
import type { NodeRule } from './rule.ts';
import type { Strategy } from './strategy.ts';

/**
 * Finds all that is wrong in one run: something neutral takes the place of a node that could not be read, which has its fault already, or that has no rule. And it notes what
 * only those ask who check a strategy or make an index of it.
 */
export class CheckingBuilder extends Builder {
  readonly faults: Fault[];
  /** Is shown every condition before it is compiled. */
  inspect: ((node: Node, at: Pointer) => void) | undefined;
  /** What slots fall back on. */
  readonly fallbacks: Fallback[] = [];
  /** Some stage looks at all candidates together. */
  isWhole = false;
  /** What candidates are ranked by; by nothing but the strategy's order where there is none. */
  ranking: CompiledFactor | undefined;

  constructor(strategy: Strategy, vocabulary: ReadableVocabulary, bindings: Bindings, faults: Fault[]) {
    super(strategy, vocabulary, bindings);
    // Known once all that is hashed has been checked.
    this.hash = '';
    this.faults = faults;
  }

  override condition(node: Node, at: Pointer, within: ConditionBuild = this): CompiledCondition {
    this.inspect?.(node, at);
    const compiled = super.condition(node, at, within);
    // What is named is there for all who name it: it stays the same, and it has its key already.
    if (compiled === NEUTRAL_CONDITION || within !== this || compiled.key !== undefined || isKnown(compiled))
      return compiled;
    return withKey(compiled, JSON.stringify(node));
  }

  override needsAll(): void {
    this.isWhole = true;
  }

  override fallsBackOn(fallback: Fallback): FallBack | undefined {
    this.fallbacks.push(fallback);
    return this.fallBack;
  }

  override ranksBy(factor: CompiledFactor): void {
    this.ranking = factor;
  }

  protected override rule<F extends Family>(
    family: F,
    node: Node,
    at: Pointer,
  ): Extract<NodeRule, { readonly family: F }> {
    const rule = node.kind === BROKEN.kind ? undefined : super.rule(family, node, at);
    return rule ?? (NEUTRAL[family] as unknown as Extract<NodeRule, { readonly family: F }>);
  }

  override fault(code: ErrorCode, path: Pointer, message: string): void {
    if (this.faults.length >= FAULTS_KEPT) return;
    // What two stages ask is compiled for each of them.
    const isTold = this.faults.some((fault) => fault.path === path && fault.message === message);
    if (!isTold) this.faults.push({ code, path, message });
  }
}

/** An index knows how it is made, and needs no key to see which are equal. */
const isKnown = ({ form }: CompiledCondition): boolean =>
  form !== undefined && (form.is !== 'leaf' || form.relation.cuts !== undefined);

const NEUTRAL_CONDITION: CompiledCondition = { test: () => undefined, blame: () => ({ clause: '' }) };

const NEUTRAL: Readonly<Record<string, { compile(): unknown }>> = {
  condition: { compile: () => NEUTRAL_CONDITION },
  term: { compile: () => ({ value: () => undefined, missing: () => undefined }) },
  factor: { compile: () => ({ score: () => 1, contributions: () => [] }) },
  policy: { compile: () => ({ judge: () => undefined }) },
  stage: { compile: () => (shortlist: unknown) => shortlist },
  aggregate: { compile: () => undefined },
  trigger: { compile: () => undefined },
};
