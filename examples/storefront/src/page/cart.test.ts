import { expect, it } from 'vitest';

import { productOf } from '../catalogue.ts';
import { sumOf } from './cart.ts';

const lines = (...things: readonly (readonly [sku: string, number: number])[]) =>
  things.map(([sku, number]) => ({ product: productOf(sku)!, number }));

it.each([
  [[], { items: 0, total: 0, delivery: 0 }],
  [lines(['ridge', 1]), { items: 1, total: 129, delivery: 6.9 }],
  [lines(['day', 1], ['roll', 1]), { items: 2, total: 138, delivery: 6.9 }],
  [lines(['ridge', 2]), { items: 2, total: 258, delivery: 0 }],
])('what the cart comes to %#', (cart, sum) => expect(sumOf(cart)).toEqual(sum));
