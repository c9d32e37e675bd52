import type { PartRule } from '../parts/partRule.ts';
import type { Family } from '../shape/shape.ts';
import type { NodeRule, Rule } from './rule.ts';

/** The rules that a strategy may use, by family and kind. Closed: what is not in it does not exist. */
export class Vocabulary {
  protected readonly rules: Map<string, Map<string, Rule>> = new Map();

  constructor(rules: readonly Rule[]) {
    for (const rule of rules) this.#add(rule);
  }

  #add(rule: Rule): void {
    const family = this.rules.get(rule.family);
    if (family === undefined) this.rules.set(rule.family, new Map([[rule.kind, rule]]));
    else family.set(rule.kind, rule);
    if ('needs' in rule) for (const part of rule.needs ?? []) this.#add(part);
  }

  /** What strategies may need beside their nodes. */
  get parts(): ReadonlyMap<string, PartRule> {
    return (this.rules.get('part') ?? new Map()) as ReadonlyMap<string, PartRule>;
  }

  find<F extends Family>(family: F, kind: string): Extract<NodeRule, { readonly family: F }> | undefined {
    return this.rules.get(family)?.get(kind) as Extract<NodeRule, { readonly family: F }> | undefined;
  }
}
