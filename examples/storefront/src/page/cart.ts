import { DELIVERY, FREE_DELIVERY_FROM, productOf, type Product } from '../catalogue.ts';

/** One line of the cart. */
export interface Line {
  readonly product: Product;
  readonly number: number;
}

/** What the cart comes to, in euros. */
export interface Sum {
  readonly items: number;
  /** Of the things alone. */
  readonly total: number;
  readonly delivery: number;
}

const KEY = 'holt.cart';

/** What is in the cart. It is the shop's own, needed for buying, and kept whatever was said about remembering. */
export function linesInCart(): readonly Line[] {
  return Object.entries(kept()).flatMap(([sku, number]) => {
    const product = productOf(sku);
    return product === undefined ? [] : [{ product, number }];
  });
}

/** Changes how many of a product are in the cart. */
export function change(sku: string, by: number): void {
  const cart = kept();
  const number = (cart[sku] ?? 0) + by;
  if (number > 0) cart[sku] = number;
  else delete cart[sku];
  localStorage.setItem(KEY, JSON.stringify(cart));
}

export const emptyCart = (): void => localStorage.removeItem(KEY);

export function sumOf(lines: readonly Line[]): Sum {
  const items = lines.reduce((sum, { number }) => sum + number, 0);
  const total = lines.reduce((sum, { number, product }) => sum + number * product.price, 0);
  return { items, total, delivery: items === 0 || total >= FREE_DELIVERY_FROM ? 0 : DELIVERY };
}

const kept = (): Record<string, number> => JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, number>;
