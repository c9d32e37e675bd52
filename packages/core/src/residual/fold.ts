import type { All } from '../conditions/all.ts';
import type { Named } from '../conditions/named.ts';
import type { Not } from '../conditions/not.ts';
import { own } from '../internal/own.ts';
import type { Node } from '../shape/shape.ts';

/** What is known of a condition: its answer, undefined being unknown, or that it is open. */
export type Answer = boolean | undefined | 'open';

/** What is left of a condition: a condition, or whether it is met. */
export type Folded = Node | boolean;

/** How conditions are folded. */
export interface Folding {
  /** Asked of conditions that are not made of others by logic. */
  readonly answer: (leaf: Node) => Answer;
  readonly conditions: Readonly<Record<string, Node>>;
}

/**
 * Leaves of a condition what is still open. It is true where the condition is, where `want` is true, and false where the condition is, where
 * `want` is false: what is unknown counts as the contrary, so that it never has to be written down. The very same node where nothing is known.
 */
export function fold(node: Node, want: boolean, folding: Folding): Folded {
  switch (node.kind) {
    case 'all':
    case 'any':
      return folded(node as All, want, folding);
    case 'not': {
      const { of } = node as Not;
      const part = fold(of, !want, folding);
      if (typeof part === 'boolean') return !part;
      return part === of ? node : ({ ...node, of: part } as Node);
    }
    case 'isTrue': {
      const { of } = node as Not;
      const part = fold(of, true, folding);
      if (typeof part === 'boolean') return part;
      return part === of ? node : ({ ...node, of: part } as Node);
    }
    case 'named':
      return unfolded(node as Named, want, folding);
    default: {
      const answer = folding.answer(node);
      return answer === 'open' ? node : (answer ?? !want);
    }
  }
}

function folded(node: All, want: boolean, folding: Folding): Folded {
  const { kind, of } = node as { readonly kind: string; readonly of: readonly Node[] };
  const neutral = kind === 'all';
  const parts: Node[] = [];
  for (const each of of) {
    const part = fold(each, want, folding);
    if (part === !neutral) return part;
    if (part !== neutral) parts.push(part as Node);
  }
  if (parts.length === 0) return neutral;
  const isSame = parts.length === of.length && parts.every((part, i) => part === of[i]);
  if (isSame) return node;
  return parts.length === 1 ? parts[0]! : ({ ...node, of: parts } as Node);
}

/** By its name only as long as all of it is open: triggers may need it as it is. */
function unfolded(node: Named, want: boolean, folding: Folding): Folded {
  const meaning = own(folding.conditions, node.name)!;
  const part = fold(meaning, want, folding);
  return part === meaning ? node : part;
}
