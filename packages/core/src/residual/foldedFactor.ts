import type { Boost } from '../factors/boost.ts';
import type { Weight } from '../factors/weight.ts';
import type { Node } from '../shape/shape.ts';
import type { Folded } from './fold.ts';
import type { Span } from './horizon.ts';

/** A factor without what is decided already: it gives the same scores, made of the same parts. */
export function foldedFactor(node: Node, left: (condition: Node) => Folded, span: Span): Node {
  switch (node.kind) {
    case 'weight':
      return foldedWeight(node as Weight, left);
    case 'boost':
      return foldedBoost(node as Boost, span);
    case 'product':
    case 'total': {
      const { of } = node as unknown as { readonly of: readonly Node[] };
      return { ...node, of: of.map((part) => foldedFactor(part, left, span)) } as Node;
    }
    case 'clamp':
    case 'normalise':
    case 'threshold':
    case 'fade': {
      const { of } = node as unknown as { readonly of: Node };
      return { ...node, of: foldedFactor(of, left, span) } as Node;
    }
    default:
      return node;
  }
}

/** It stays in its place, because a decision says what its score was made of. */
function foldedWeight(node: Weight, left: (condition: Node) => Folded): Weight {
  const when = left(node.when);
  if (when === false) return { kind: 'weight', when: NEVER, by: 1 };
  return { ...node, when: when === true ? ALWAYS : when };
}

function foldedBoost(node: Boost, { now, until }: Span): Boost {
  const { from = -Infinity, to = Infinity } = node;
  return to <= now || from > until ? { kind: 'boost', of: {} } : node;
}

/** True at every moment, and at none. */
const ALWAYS: Node = Object.freeze({ kind: 'all', of: [] });
export const NEVER: Node = Object.freeze({ kind: 'any', of: [] });
