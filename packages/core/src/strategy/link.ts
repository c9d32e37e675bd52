import type { Candidate } from '../funnel/shortlist.ts';
import { hash128 } from '../internal/hash.ts';
import type { CompiledAggregate } from '../profile/aggregateRule.ts';
import type { Recipe } from '../profile/recipe.ts';
import { under } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import { days } from '../time/duration.ts';
import type { CompiledTrigger } from '../triggers/triggerRule.ts';
import type { Bindings } from './bindings.ts';
import type { Builder } from './builder.ts';
import { canonical } from './canonical.ts';
import { checkStructure } from './checkStructure.ts';
import type { Named, Program } from './program.ts';
import type { Strategy } from './strategy.ts';

/** Builds the program of a strategy that has been read, and adds the faults that only show when the parts meet. */
export function link(strategy: Strategy, bindings: Bindings, builder: Builder): Program {
  checkStructure(strategy, builder);
  const aggregates = new Map<string, CompiledAggregate>();
  for (const [name, node] of Object.entries(strategy.aggregates ?? {})) {
    const aggregate = builder.aggregate(node);
    if (aggregate !== undefined) aggregates.set(name, aggregate);
  }
  const triggers = new Map<string, CompiledTrigger>();
  for (const [name, node] of Object.entries(strategy.triggers ?? {})) {
    const trigger = builder.trigger(node, under('/triggers', name));
    if (trigger !== undefined) triggers.set(name, trigger);
  }
  const stages = strategy.funnel.map((node, i) => builder.stage(node, under('/funnel', i)));
  const candidates = builder.actions.map((action): Candidate => ({ action, score: 1, probability: 1 }));
  const { policies } = builder;

  return {
    strategy: { id: strategy.id, version: strategy.version, hash: hash128(canonical(strategy)) },
    lateness: strategy.lateness ?? days(1),
    recipes: bindRecipes(strategy, bindings, builder),
    aggregates,
    aggregatesOf: byKey(aggregates, ({ of }) => [of]),
    triggers,
    triggersOn: byKey(triggers, ({ listensTo }) => listensTo),
    outbound: byTrigger(candidates),
    inbound: candidates.filter(({ action }) => action.on === undefined),
    stages,
    slots: slotsOf(strategy.funnel),
    policies: policies.filter((policy) => policy.remembers !== undefined),
    consents: new Set(policies.flatMap(({ consents = [] }) => consents)),
    trace: bindings.trace ?? false,
  };
}

function bindRecipes({ recipes = {} }: Strategy, bindings: Bindings, builder: Builder): ReadonlyMap<string, Recipe> {
  const bound = new Map<string, Recipe>();
  for (const [type, name] of Object.entries(recipes)) {
    const known = bindings.recipes ?? {};
    const recipe = Object.hasOwn(known, name) ? known[name] : undefined;
    if (recipe !== undefined) bound.set(type, recipe);
    else {
      const message = `expected a recipe bound as recipes.${name} at compile, found nothing`;
      builder.fault('RECIPE_UNBOUND', under('/recipes', type), message);
    }
  }
  return bound;
}

function byKey<T>(
  named: ReadonlyMap<string, T>,
  keys: (it: T) => readonly string[],
): ReadonlyMap<string, readonly Named<T>[]> {
  const index = new Map<string, Named<T>[]>();
  for (const [name, it] of named) {
    for (const key of new Set(keys(it))) {
      const list = index.get(key);
      if (list === undefined) index.set(key, [{ name, it }]);
      else list.push({ name, it });
    }
  }
  return index;
}

function byTrigger(candidates: readonly Candidate[]): ReadonlyMap<string, readonly Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const { on } = candidate.action;
    if (on === undefined) continue;
    const group = groups.get(on);
    if (group === undefined) groups.set(on, [candidate]);
    else group.push(candidate);
  }
  return groups;
}

/** The names of all slots, for saying that a request asks for one that is not there. */
const slotsOf = (funnel: readonly Node[]): ReadonlySet<string> =>
  new Set(funnel.flatMap((node) => ('slots' in node ? Object.keys(node.slots as object) : [])));
