import type { Condition } from '../../conditions/condition.ts';
import type { Finding } from '../finding.ts';
import type { ImportOptions } from '../importOptions.ts';
import { isList, isObject, Reading } from '../reading.ts';
import { conditionOf, type Facts } from './conditionOf.ts';

/** @public */
export interface RulesEngineOptions extends Omit<ImportOptions, 'path'> {
  /**
   * The path of ours for a fact, with the `params` that a condition gives it; `profile.` and the name where it is left out.
   */
  readonly path?: (fact: string, params?: unknown) => string;
  /** The conditions that rules speak of by name. */
  readonly conditions?: Readonly<Record<string, unknown>>;
}

/**
 * A rule, ready to be an entry or an action: take `id`, `when` and what the event says.
 * @public
 */
export interface ImportedRule {
  /** The rule's name, or `rule-` and its place, from 1; told apart by a number where two are the same. */
  readonly id: string;
  readonly when: Condition;
  /** The engine looks at greater ones first; 1 where it is left out. */
  readonly priority: number;
  /** What the engine would emit, as it is. */
  readonly event: unknown;
}

/** @public */
export interface ImportedRules {
  /** In the order of the source. */
  readonly rules: readonly ImportedRule[];
  /** The conditions that are spoken of by name: for `conditions` of a strategy. */
  readonly conditions: Readonly<Record<string, Condition>>;
  readonly findings: readonly Finding[];
}

/**
 * Reads one rule of json-rules-engine, or a list of them. The engine compares strictly, and so does what comes out; a fact that is not
 * there is undefined, as with `allowUndefinedFacts`. Its greater-and-less operators take texts of digits for numbers too.
 *
 * Where a piece cannot be carried, a condition that is never true stands in its place, negated or not, and a finding says so: operators of
 * your own, JSON paths with filters. `params` reach `path` only. Priorities of conditions decide what the engine computes
 * first, not what comes out, and are left out. A pointer into `options.conditions` begins with `/sharedConditions`.
 *
 * @example
 * ```ts
 * import { fromJsonRulesEngine } from '@opportune/core/import';
 *
 * const rule = {
 *   name: 'adult',
 *   conditions: { all: [{ fact: 'age', operator: 'greaterThanInclusive', value: 18 }] },
 *   event: { type: 'welcome' },
 * };
 * fromJsonRulesEngine(rule, { conversions: 'none' }).rules; // => [{ id: 'adult', when: { kind: 'isTrue', of: { kind: 'gte', path: 'profile.age', value: 18 } }, priority: 1, event: { type: 'welcome' } }]
 * ```
 * @see docs/guide/importing.md
 * @public
 */
export function fromJsonRulesEngine(rules: unknown, options: RulesEngineOptions = {}): ImportedRules {
  const shared = isObject(options.conditions) ? options.conditions : {};
  const reading = Reading.of(options.conversions ? { conversions: options.conversions } : {});
  const facts: Facts = {
    path: options.path ?? defaultPath,
    isKnown: (name) => Object.hasOwn(shared, name),
  };
  const taken = new Set<string>();
  const rule = (one: unknown, i: number, at: Reading): ImportedRule => {
    const { name, priority, event, conditions } = isObject(one) ? one : {};
    return {
      id: unique(typeof name === 'string' && name !== '' ? name : `rule-${i + 1}`, taken),
      when: at.whole(() => conditionOf(conditions, at.in('conditions'), facts)),
      priority: typeof priority === 'number' && Number.isFinite(priority) ? priority : 1,
      event,
    };
  };
  const list = isList(rules) ? rules.map((one, i) => rule(one, i, reading.in(i))) : [rule(rules, 0, reading)];
  const conditions = Object.entries(shared).map(([name, one]) => {
    const at = reading.in('sharedConditions', name);
    return [name, at.whole(() => conditionOf(one, at, facts))];
  });
  return { rules: list, conditions: Object.fromEntries(conditions), findings: reading.findings };
}

/** A fact is one name: a dot in it leads nowhere. */
const defaultPath = (fact: string): string => (fact.includes('.') ? '' : `profile.${fact}`);

function unique(id: string, taken: Set<string>): string {
  let one = id;
  for (let i = 2; taken.has(one); i++) one = `${id}-${i}`;
  taken.add(one);
  return one;
}
