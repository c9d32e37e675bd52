import type { Qualify } from '../funnel/qualify.ts';
import { own } from '../internal/own.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { Action } from '../strategy/action.ts';
import { targetsOf } from '../strategy/targetsOf.ts';
import { fold, type Folded, type Folding } from './fold.ts';
import type { Passed } from './way.ts';

export const TIERS = ['eligible', 'applicable', 'suitable'] as const;

/** A condition that an action is asked, what is left of it, and whether an action that fails it stands in nobody's way. */
interface Asked {
  readonly at: Pointer;
  readonly folded: Folded;
  readonly ends: boolean;
}

/** What is left of the conditions that the stages of a way ask of actions. */
export class Questioned {
  readonly #way: readonly Passed[];
  readonly #folding: Folding;
  readonly #folded = new Map<Node, Folded>();
  /** Stages at which failing has no other effect than that. */
  readonly #ending: ReadonlySet<Node>;

  /** @param hasFallbacks - whether it is told how likely it is that a fallback is shown, which depends on whom a hold-out has kept out before */
  constructor(way: readonly Passed[], folding: Folding, hasFallbacks: boolean) {
    this.#way = way;
    this.#folding = folding;
    const held = way.findIndex(({ node }) => node.kind === 'holdout');
    const before = hasFallbacks && held >= 0 ? way.slice(0, held) : way;
    this.#ending = new Set(before.flatMap(({ node }) => (node.kind === 'qualify' ? [node] : [])));
  }

  /** A condition is folded once, however many actions are asked. */
  left(condition: Node): Folded {
    let folded = this.#folded.get(condition);
    if (folded === undefined) this.#folded.set(condition, (folded = fold(condition, true, this.#folding)));
    return folded;
  }

  get isValidityAsked(): boolean {
    return this.#ending.size > 0;
  }

  on(action: Action, at: Pointer): readonly Asked[] {
    const when = action.when as Node | undefined;
    const first: readonly Asked[] =
      when === undefined ? [] : [{ at: under(at, 'when'), folded: this.left(when), ends: this.isValidityAsked }];
    const tiers = this.#way.flatMap(({ node, at: place }) =>
      node.kind !== 'qualify'
        ? []
        : TIERS.flatMap((tier) =>
            targetsOf(action).flatMap((target): readonly Asked[] => {
              const condition = own((node as Qualify)[tier] ?? {}, target);
              if (condition === undefined) return [];
              const where = under(under(place, tier), target);
              return [{ at: where, folded: this.left(condition), ends: this.#ending.has(node) }];
            }),
          ),
    );
    return [...first, ...tiers];
  }
}
