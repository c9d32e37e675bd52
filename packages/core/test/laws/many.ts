import type { Node, Strategy } from '@opportune/core';
import { conditions, strategies } from '@opportune/testing';
import fc from 'fast-check';

/** Strategies of the shop with so many actions: those of a small one again and again, with other values and conditions. */
export const manyActions = (count: { readonly min: number; readonly max: number }): fc.Arbitrary<Strategy> =>
  fc
    .tuple(
      strategies(),
      fc.array(fc.option(conditions({ depth: 2 }), { freq: 4, nil: undefined }), { minLength: 40, maxLength: 60 }),
      fc.integer(count),
    )
    .map(([strategy, whens, n]) => ({
      ...strategy,
      actions: [
        ...strategy.actions,
        ...(strategy.actions.length === 0 ? [] : Array.from({ length: n }, (_, i) => another(strategy, whens, i))),
      ],
    }));

function another({ actions }: Strategy, whens: readonly (Node | undefined)[], i: number): Strategy['actions'][number] {
  const { when: _, ...like } = actions[i % actions.length]!;
  const when = whens[(i * 7) % whens.length];
  return { ...like, id: `${like.id}-${i}`, value: (i * 31) % 17, ...(when === undefined ? {} : { when }) };
}
