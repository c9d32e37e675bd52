import type { Family, Fields } from '../shape/shape.ts';
import type { Words } from '../shape/words.ts';
import type { Rule } from './rule.ts';

/** The rules that a strategy may use, by family and kind. Closed: what is not in it does not exist. */
export class Vocabulary implements Words {
  readonly #rules = new Map<string, Rule>();

  constructor(rules: readonly Rule[]) {
    for (const rule of rules) this.#rules.set(`${rule.family} ${rule.kind}`, rule);
  }

  find<F extends Family>(family: F, kind: string): Extract<Rule, { readonly family: F }> | undefined {
    return this.#rules.get(`${family} ${kind}`) as Extract<Rule, { readonly family: F }> | undefined;
  }

  fields(family: Family, kind: string): Fields | undefined {
    return this.find(family, kind)?.fields;
  }

  kinds(family: Family): readonly string[] {
    return [...this.#rules.values()].filter((rule) => rule.family === family).map((rule) => rule.kind);
  }
}
