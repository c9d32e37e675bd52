import { experimentsOf } from '../experiments/experimentsOf.ts';
import type { Propose } from '../funnel/proposal.ts';
import type { Named } from '../internal/named.ts';
import type { After, Link } from '../parts/partRule.ts';
import { under } from '../shape/pointer.ts';
import type { Program } from '../step/program.ts';
import type { Listeners } from '../triggers/listeners.ts';
import type { CompiledTrigger } from '../triggers/triggerRule.ts';
import type { Action } from './action.ts';
import type { Builder } from './builder.ts';

/** How things are found, which may be by an index or one by one. */
export interface Means {
  readonly propose: Propose;
  /** One by one where it is left out. The type is left out for events of a type that no trigger names. */
  readonly listen?: (triggers: readonly Named<CompiledTrigger>[], type?: string) => Listeners;
}

/** Builds the program of a strategy. What it names and nobody has bound is a fault. */
export function link(builder: Builder, means: Means): Program {
  const { strategy, bindings } = builder;
  const parts = partsOf(builder, means);
  const stages = strategy.funnel.map((node, i) => builder.stage(node, under('/funnel', i)));
  const proposals = means.propose(
    (strategy.actions as readonly Action[]).flatMap((action, place) => builder.offers(action, place)),
  );
  const policies = [...builder.policies.keys()];
  const later = Array.from(builder.parts.values(), ({ after }) => (after as After | undefined)?.(policies));

  const { hash } = builder;
  if (hash === undefined) builder.needs('hash');

  return {
    strategy: { id: strategy.id, version: strategy.version, hash: hash! },
    source: { strategy, bindings },
    aggregates: new Map(),
    triggers: new Map(),
    proposals,
    stages,
    slots: builder.slots,
    policies: policies.filter((policy) => (policy.remembers ?? policy.recalls ?? policy.watches) !== undefined),
    tags: new Set(policies.flatMap(({ tags = [] }) => tags)),
    experiments: builder.shared(experimentsOf),
    ...parts,
    ...Object.assign({}, ...later),
  };
}

/** Fields of a strategy that a part stands for. What is there must not be passed over because a page has not given the part. */
const PARTS = ['aggregates', 'triggers', 'recipes', 'retention'] as const;

/** What the parts that the vocabulary has add to the program. */
function partsOf(builder: Builder, means: Means): Partial<Program> {
  const { parts, bindings, strategy } = builder;
  for (const field of PARTS) {
    if (Object.keys(strategy[field] ?? {}).length > 0) builder.needs(field, under('', field), 'FIELD_UNKNOWN');
  }
  if (bindings.trace === true) builder.needs('trace');
  return Object.assign(
    {},
    ...Array.from(parts.values(), ({ link: linked }) => (linked as Link)(builder, means)),
  ) as Partial<Program>;
}
