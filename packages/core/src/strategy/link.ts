import type { Candidate } from '../funnel/shortlist.ts';
import { hash128 } from '../internal/hash.ts';
import type { CompiledAggregate } from '../profile/aggregateRule.ts';
import type { Recipe } from '../profile/recipe.ts';
import { under } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { Named, Program } from '../step/program.ts';
import type { Millis } from '../time/duration.ts';
import type { CompiledTrigger } from '../triggers/triggerRule.ts';
import type { Builder } from './builder.ts';
import { canonical } from './canonical.ts';

const A_DAY: Millis = 86_400_000;

/** Builds the program of a strategy. What it names and nobody has bound is a fault. */
export function link(builder: Builder): Program {
  const { strategy, bindings } = builder;
  const aggregates = new Map<string, CompiledAggregate>();
  for (const [name, node] of Object.entries(strategy.aggregates ?? {})) {
    const aggregate = builder.aggregate(node, under('/aggregates', name));
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
    lateness: strategy.lateness ?? A_DAY,
    recipes: bindRecipes(builder),
    aggregates,
    aggregatesOf: byKey(aggregates, ({ of }) => [of]),
    triggers,
    triggersOn: byKey(triggers, ({ listensTo }) => listensTo),
    outbound: grouped(candidates, ({ action: { on } }) => (on === undefined ? [] : [on])),
    inbound: candidates.filter(({ action }) => action.on === undefined),
    stages,
    slots: slotsOf(strategy.funnel),
    policies: policies.filter((policy) => policy.remembers !== undefined),
    consents: new Set(policies.flatMap(({ consents = [] }) => consents)),
    trace: bindings.trace ?? false,
  };
}

function bindRecipes(builder: Builder): ReadonlyMap<string, Recipe> {
  const bound = new Map<string, Recipe>();
  const { recipes: known = {} } = builder.bindings;
  for (const [type, name] of Object.entries(builder.strategy.recipes ?? {})) {
    const recipe = Object.hasOwn(known, name) ? known[name] : undefined;
    if (recipe !== undefined) bound.set(type, recipe);
    else {
      const message = `expected a recipe bound as recipes.${name} at compile, found nothing`;
      builder.fault('RECIPE_UNBOUND', under('/recipes', type), message);
    }
  }
  return bound;
}

/** Each thing with its name, under every key that it has. */
const byKey = <T>(
  named: ReadonlyMap<string, T>,
  keys: (it: T) => readonly string[],
): ReadonlyMap<string, readonly Named<T>[]> =>
  grouped(
    Array.from(named, ([name, it]) => ({ name, it })),
    ({ it }) => keys(it),
  );

function grouped<T>(all: readonly T[], keys: (it: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const it of all) {
    for (const key of new Set(keys(it))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [it]);
      else group.push(it);
    }
  }
  return groups;
}

/** The names of all slots, for saying that a request asks for one that is not there. */
const slotsOf = (funnel: readonly Node[]): ReadonlySet<string> =>
  new Set(funnel.flatMap((node) => ('slots' in node ? Object.keys(node.slots as object) : [])));
