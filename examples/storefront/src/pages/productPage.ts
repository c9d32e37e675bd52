import { CATEGORIES, FREE_DELIVERY_FROM, type Product } from '../catalogue.ts';
import { euros } from '../euros.ts';
import { html } from './html.ts';
import type { Page } from './layout.ts';

/** The page of one product. What it shows stands in its markup, so that the script need not ask. */
export const productPage = ({ sku, category, name, price, line, text, facts }: Product): Page => ({
  title: `${name} – Holt`,
  main: html`<main class="product" data-product="${sku}">
    <p class="crumbs"><a href="/">Holt</a> / <a href="/${category}/">${CATEGORIES[category].title}</a></p>
    <div class="tile ${category}"><img src="/pictures/${sku}.svg" alt="${name}" width="340" height="300" /></div>
    <div class="about">
      <h1>${name}</h1>
      <p class="line">${line}</p>
      <p class="price">${euros(price)}</p>
      <p>${text}</p>
      <button type="button" class="button" data-add>Put into the cart</button>
      <div class="strip" data-opportune-slot="strip">
        <p>Delivery is free from ${euros(FREE_DELIVERY_FROM)}, and mending always.</p>
      </div>
      <ul class="facts">
        ${facts.map((fact) => html`<li>${fact}</li>`)}
      </ul>
    </div>
  </main>`,
});
