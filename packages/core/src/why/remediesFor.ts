import type { Affinity } from '../factors/affinity.ts';
import type { Fate } from '../funnel/fate.ts';
import { own } from '../internal/own.ts';
import { stepsOf } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { Strategy } from '../strategy/strategy.ts';
import type { Change } from './change.ts';
import { valuesFor } from './valuesFor.ts';

export type Remedy = Pick<Change, 'path' | 'to'>;

/** Where an attribute can be set; the rest is what it is. */
const CHANGEABLE = /^(?:profile|event|context)\.(?!(?:id|type|time|source|received)$)/;

/** Single changes, each of which satisfies a clause that stands in an action's way, or one beside it in an `any`. */
export function remediesFor(strategy: Strategy, fate: Fate, read: (path: string) => unknown): readonly Remedy[] {
  switch (fate.reason) {
    case 'NOT_ELIGIBLE':
    case 'NOT_APPLICABLE':
    case 'NOT_SUITABLE':
    case 'UNKNOWN':
      return clauseRemedies(strategy, fate.clause, read);
    case 'NO_CONSENT': {
      const { granted } = fate.needed as { readonly granted: string };
      return [{ path: `consents.${granted}`, to: true }];
    }
    case 'OUTRANKED':
    case 'ZERO_SCORE':
      return rankingRemedies(strategy, fate.action, read);
    default:
      return [];
  }
}

function clauseRemedies(strategy: Strategy, clause: string, read: (path: string) => unknown): readonly Remedy[] {
  let node: unknown = strategy;
  let wanted = true;
  /** The outermost `any` on the way, from where on there is a choice. */
  let choice: { readonly node: Node; readonly wanted: boolean } | undefined;
  for (const step of stepsOf(clause)) {
    // What is inside of a `not` is wanted the other way around.
    if (isNode(node) && node.kind === 'not') wanted = !wanted;
    if (typeof node !== 'object' || node === null) return [];
    node = own(node as Record<string, unknown>, step);
    if (choice === undefined && isNode(node) && node.kind === (wanted ? 'any' : 'all')) choice = { node, wanted };
  }
  const last = choice ?? (isNode(node) ? { node, wanted } : undefined);
  return last === undefined ? [] : [...leaves(strategy, last.node, last.wanted, read)];
}

/** What would make weights and affinities count more. */
function rankingRemedies(strategy: Strategy, action: string, read: (path: string) => unknown): readonly Remedy[] {
  const { attributes = {} } = strategy.actions.find(({ id }) => id === action) ?? {};
  const remedies: Remedy[] = [];
  const look = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(look);
    if (typeof node !== 'object' || node === null) return;
    if (isNode(node) && node.kind === 'weight' && 'when' in node) {
      const { when, by } = node as Node & { readonly when: Node; readonly by: number };
      remedies.push(...leaves(strategy, when, by > 1, read));
      return;
    }
    if (isNode(node) && node.kind === 'affinity') {
      const { name, path, by } = node as Affinity;
      const to = own(attributes, name);
      if (to !== undefined && by > 1 && CHANGEABLE.test(path)) remedies.push({ path, to });
      return;
    }
    Object.values(node).forEach(look);
  };
  for (const stage of strategy.funnel) if (stage.kind === 'arbitrate') look(stage);
  return remedies;
}

function* leaves(
  strategy: Strategy,
  node: Node,
  wanted: boolean,
  read: (path: string) => unknown,
  depth = 0,
): Generator<Remedy, void, undefined> {
  if (depth > MOST_DEEP) return;
  const within = (part: Node, isWanted = wanted): Generator<Remedy, void, undefined> =>
    leaves(strategy, part, isWanted, read, depth + 1);
  switch (node.kind) {
    case 'all':
    case 'any':
      for (const part of (node as Node & { readonly of: readonly Node[] }).of) yield* within(part);
      return;
    case 'not':
      return yield* within((node as Node & { readonly of: Node }).of, !wanted);
    case 'isTrue':
      return yield* within((node as Node & { readonly of: Node }).of);
    case 'named': {
      const named = own(strategy.conditions ?? {}, (node as Node & { readonly name: string }).name);
      if (named !== undefined) yield* within(named);
      return;
    }
    default: {
      const { path } = node as Node & { readonly path?: unknown };
      if (typeof path !== 'string' || !CHANGEABLE.test(path)) return;
      for (const to of valuesFor(strategy, node, wanted, read(path))) yield { path, to };
    }
  }
}

const MOST_DEEP = 32;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
