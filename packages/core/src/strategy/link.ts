import { experimentsOf } from '../experiments/experimentsOf.ts';
import type { Propose } from '../funnel/proposal.ts';
import type { Named } from '../internal/named.ts';
import type { Link } from '../parts/partRule.ts';
import { under } from '../shape/pointer.ts';
import type { Program } from '../step/program.ts';
import type { Listeners } from '../triggers/listeners.ts';
import type { CompiledTrigger } from '../triggers/triggerRule.ts';
import type { Action } from './action.ts';
import type { Builder } from './builder.ts';
import { latenessOf } from './latenessOf.ts';

/** How things are found, which may be by an index or one by one. */
export interface Means {
  readonly propose: Propose;
  /** The type is left out for events of a type that no trigger names. */
  readonly listen: (triggers: readonly Named<CompiledTrigger>[], type?: string) => Listeners;
}

/** Builds the program of a strategy. What it names and nobody has bound is a fault. */
export function link(builder: Builder, hash: string, means: Means): Program {
  const { strategy, bindings } = builder;
  const parts = partsOf(builder, means);
  const stages = strategy.funnel.map((node, i) => builder.stage(node, under('/funnel', i)));
  const proposals = means.propose(
    (strategy.actions as readonly Action[]).flatMap((action, place) => builder.offers(action, place)),
  );
  const policies = [...builder.policies.keys()];
  const interests = policies.flatMap(({ outcomes = [] }) => outcomes);

  return {
    strategy: { id: strategy.id, version: strategy.version, hash },
    source: { strategy, bindings },
    lateness: latenessOf(strategy),
    expected: Object.entries(strategy.attributes ?? {}).flatMap(([name, { expected }]) => (expected ? [name] : [])),
    recipes: new Map(),
    aggregates: new Map(),
    aggregatesOf: new Map(),
    triggers: new Map(),
    proposals,
    stages,
    slots: builder.slots,
    policies: policies.filter((policy) => (policy.remembers ?? policy.recalls ?? policy.watches) !== undefined),
    ...(interests[0] && { outcomes: interests[0].memory(interests) }),
    consents: new Set(policies.flatMap(({ consents = [] }) => consents)),
    hearings: [...new Set(policies.flatMap(({ hears = [] }) => hears))],
    tags: new Set(policies.flatMap(({ tags = [] }) => tags)),
    experiments: builder.shared(experimentsOf),
    ...parts,
  };
}

/** Fields of a strategy that a part stands for. What is there must not be passed over because a page has not given the part. */
const PARTS = ['aggregates', 'triggers', 'recipes', 'retention'] as const;

/** What the parts that the vocabulary has add to the program. */
function partsOf(builder: Builder, means: Means): Partial<Program> {
  const { parts, bindings } = builder;
  for (const field of PARTS) {
    if (parts.has(field) || Object.keys(builder.strategy[field] ?? {}).length === 0) continue;
    builder.fault('FIELD_UNKNOWN', under('', field), `expected ${field}Rule, which knows ${field}`);
  }
  if (bindings.trace === true && !parts.has('trace'))
    builder.fault('PART_MISSING', '', 'expected traceRule, which knows the trace');
  return Object.assign(
    {},
    ...Array.from(parts.values(), ({ link: linked }) => (linked as Link)(builder, means)),
  ) as Partial<Program>;
}
