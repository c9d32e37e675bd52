import type { All } from '../conditions/all.ts';
import type { Named } from '../conditions/named.ts';
import type { Not } from '../conditions/not.ts';
import { own } from '../internal/own.ts';
import { under } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { Goal } from './goal.ts';
import { but, TRUE, turned } from './truths.ts';

/** What has to be met for a goal: every one of some goals, or one of them. */
export type Parts =
  | { readonly every: readonly Goal[]; readonly some?: never }
  | { readonly some: readonly Goal[]; readonly every?: never };

/**
 * Takes a goal apart by Kleene's logic; undefined where its condition is not made of others.
 */
export function partsOf({ node, at, want }: Goal, conditions: Readonly<Record<string, Node>>): Parts | undefined {
  switch (node.kind) {
    case 'all':
    case 'any': {
      const goals = (node as All).of.map((part, i): Goal => ({ node: part, at: under(under(at, 'of'), i), want }));
      const isUnanimous = (want & TRUE) !== 0;
      return isUnanimous === (node.kind === 'all') ? { every: goals } : { some: goals };
    }
    case 'not':
      return { every: [{ node: (node as Not).of, at: under(at, 'of'), want: turned(want) }] };
    case 'isTrue':
      return { every: [{ node: (node as Not).of, at: under(at, 'of'), want: want & TRUE ? TRUE : but(TRUE) }] };
    case 'named': {
      const { name } = node as Named;
      return { every: [{ node: own(conditions, name) as Node, at: under('/conditions', name), want }] };
    }
    default:
      return undefined;
  }
}
