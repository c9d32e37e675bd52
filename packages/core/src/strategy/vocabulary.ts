import type { Family, Fields } from '../shape/shape.ts';
import type { Words } from '../shape/words.ts';
import type { Rule } from './rule.ts';

/** The rules that a strategy may use, by family and kind. Closed: what is not in it does not exist. */
export class Vocabulary implements Words {
  readonly #rules: ReadonlyMap<Family, ReadonlyMap<string, Rule>>;

  constructor(rules: readonly Rule[]) {
    const families = new Map<Family, Map<string, Rule>>();
    for (const rule of rules) {
      const family = families.get(rule.family);
      if (family === undefined) families.set(rule.family, new Map([[rule.kind, rule]]));
      else family.set(rule.kind, rule);
    }
    this.#rules = families;
  }

  find<F extends Family>(family: F, kind: string): Extract<Rule, { readonly family: F }> | undefined {
    return this.#rules.get(family)?.get(kind) as Extract<Rule, { readonly family: F }> | undefined;
  }

  fields(family: Family, kind: string): Fields | undefined {
    return this.find(family, kind)?.fields;
  }

  kinds(family: Family): readonly string[] {
    return [...(this.#rules.get(family)?.keys() ?? [])];
  }
}
