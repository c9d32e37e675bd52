import { pathOf, type Product } from '../catalogue.ts';
import { euros } from '../euros.ts';
import { html, type Markup } from './html.ts';

/** A product in a list. */
export const card = (product: Product): Markup =>
  html` <li>
    <a class="card" href="${pathOf(product)}">
      <span class="tile ${product.category}"
        ><img src="/pictures/${product.sku}.svg" alt="" width="340" height="300"
      /></span>
      <span class="name">${product.name}</span>
      <span class="price">${euros(product.price)}</span>
      <span class="line">${product.line}</span>
    </a>
  </li>`;
