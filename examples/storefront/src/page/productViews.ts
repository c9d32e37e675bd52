import type { Extension } from '@opportune/browser';

import { productOf } from '../catalogue.ts';
import { element } from './element.ts';

/** Tells which product the page is about. */
export const productViews = (): Extension => (client) => {
  const product = productOf(element('data-product')?.dataset['product'] ?? '');
  if (product !== undefined) {
    const { sku, category, price } = product;
    void client.track('product_viewed', { sku, category, price });
  }
  return () => undefined;
};
