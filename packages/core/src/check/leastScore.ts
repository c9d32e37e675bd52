import type { Affinity } from '../factors/affinity.ts';
import type { Boost } from '../factors/boost.ts';
import type { Clamp } from '../factors/clamp.ts';
import type { Fade } from '../factors/fade.ts';
import { leverOn } from '../factors/leverOn.ts';
import type { Normalise } from '../factors/normalise.ts';
import type { Product } from '../factors/product.ts';
import type { Threshold } from '../factors/threshold.ts';
import type { Weight } from '../factors/weight.ts';
import { own } from '../internal/own.ts';
import type { Node } from '../shape/shape.ts';
import type { Builder } from '../strategy/builder.ts';
import type { Treatment } from '../strategy/treatment.ts';

/** What a factor is at least for an action, whatever the moment; undefined where that is not known, or it may fail. */
export function leastScore(node: Node, action: Treatment, builder: Builder): number | undefined {
  const least = (of: Node): number | undefined => leastScore(of, action, builder);
  switch (node.kind) {
    case 'product':
      return joined(node as Product, least, 1, (one, other) => one * other);
    case 'total':
      return joined(node as Product, least, 0, (one, other) => one + other);
    case 'weight':
      return Math.min(1, (node as Weight).by);
    case 'boost':
      return Math.min(1, leverOn((node as Boost).of)(action));
    case 'affinity': {
      const { by, name } = node as Affinity;
      return own(action.attributes ?? {}, name) === undefined ? 1 : Math.min(1, by);
    }
    case 'amount':
    case 'contacts':
      return 0;
    case 'fade':
      return mapped(least((node as Fade).of), () => 0);
    case 'clamp': {
      const { of, atLeast = 0, atMost = Infinity } = node as Clamp;
      return mapped(least(of), (score) => Math.min(Math.max(score, atLeast), atMost));
    }
    case 'normalise': {
      const { of, from, to } = node as Normalise;
      return mapped(least(of), (score) => Math.min(Math.max((score - from) / (to - from), 0), 1));
    }
    case 'threshold': {
      const { of, atLeast } = node as Threshold;
      return mapped(least(of), (score) => (score >= atLeast ? score : 0));
    }
    default: {
      const { isStatic = false, bound } = builder.factor(node, '');
      return isStatic ? bound?.(action) : undefined;
    }
  }
}

const mapped = (score: number | undefined, by: (score: number) => number): number | undefined =>
  score === undefined ? undefined : by(score);

/** In the order of the factors, because sums and products of doubles depend on it. */
function joined(
  { of }: Product,
  least: (of: Node) => number | undefined,
  start: number,
  join: (one: number, other: number) => number,
): number | undefined {
  let score = start;
  for (const part of of) {
    const its = least(part);
    if (its === undefined) return undefined;
    score = join(score, its);
  }
  return score;
}
