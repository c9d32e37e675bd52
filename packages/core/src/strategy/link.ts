import { experimentsOf } from '../experiments/experimentsOf.ts';
import type { Propose } from '../funnel/proposal.ts';
import { grouped } from '../internal/grouped.ts';
import type { Named } from '../internal/named.ts';
import type { CompiledAggregate } from '../profile/aggregateRule.ts';
import type { Recipe } from '../profile/recipe.ts';
import { under } from '../shape/pointer.ts';
import type { Program } from '../step/program.ts';
import type { Listeners } from '../triggers/listeners.ts';
import type { CompiledTrigger } from '../triggers/triggerRule.ts';
import type { Action } from './action.ts';
import type { Builder } from './builder.ts';
import { latenessOf } from './latenessOf.ts';
import { Readership } from './readership.ts';
import { successionOf } from './successionOf.ts';

/** How things are found, which may be by an index or one by one. */
export interface Means {
  readonly propose: Propose;
  /** Takes merges in; without it they are refused. */
  readonly merge?: Program['merge'];
  /** The type is left out for events of a type that no trigger names. */
  readonly listen: (triggers: readonly Named<CompiledTrigger>[], type?: string) => Listeners;
}

/** Builds the program of a strategy. What it names and nobody has bound is a fault. */
export function link(builder: Builder, hash: string, { propose, listen, merge }: Means): Program {
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
  const proposals = propose(
    (strategy.actions as readonly Action[]).flatMap((action, place) => builder.offers(action, place)),
  );
  const policies = [...builder.policies.keys()];
  const interests = policies.flatMap(({ outcomes = [] }) => outcomes);

  return {
    strategy: { id: strategy.id, version: strategy.version, hash },
    source: { strategy, bindings },
    lateness: latenessOf(strategy),
    expected: Object.entries(strategy.attributes ?? {}).flatMap(([name, { expected }]) => (expected ? [name] : [])),
    ...(strategy.retention === undefined ? {} : { retention: strategy.retention }),
    recipes: bindRecipes(builder),
    aggregates,
    aggregatesOf: byKey(aggregates, ({ listensTo }) => listensTo),
    triggers,
    triggersOn: listenersOn(triggers, listen),
    readership: Readership.of(strategy),
    proposals,
    stages,
    slots: builder.slots,
    succession: successionOf(strategy, triggers),
    policies: policies.filter((policy) => (policy.remembers ?? policy.recalls ?? policy.watches) !== undefined),
    ...(interests[0] && { outcomes: interests[0].memory(interests) }),
    consents: new Set(policies.flatMap(({ consents = [] }) => consents)),
    hearings: [...new Set(policies.flatMap(({ hears = [] }) => hears))],
    tags: new Set(policies.flatMap(({ tags = [] }) => tags)),
    experiments: builder.shared(experimentsOf),
    trace: bindings.trace ?? false,
    ...(merge === undefined ? {} : { merge }),
    defers: policies.some(({ defers = false }) => defers),
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

/** Who listens to each type of event; those that listen to every event are among them. */
function listenersOn(triggers: ReadonlyMap<string, CompiledTrigger>, listen: Means['listen']): Program['triggersOn'] {
  const all = Array.from(triggers, ([name, it]) => ({ name, it }));
  const types = new Set(all.flatMap(({ it }) => it.listensTo ?? it.steps?.flatMap(({ type }) => type ?? []) ?? []));
  const to = (type: string): Listeners =>
    listen(
      all.filter(({ it }) => it.listensTo?.includes(type) ?? true),
      type,
    );
  const byType = new Map(Array.from(types, (type) => [type, to(type)]));
  const rest = all.filter(({ it }) => it.listensTo === undefined);
  const others = rest.length === 0 ? undefined : listen(rest);
  return (type) => byType.get(type) ?? others;
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
