import { CATEGORIES, PRODUCTS } from '../catalogue.ts';
import type { Category } from '../domain.ts';
import { card } from './card.ts';
import { html } from './html.ts';
import type { Page } from './layout.ts';

export const categoryPage = (category: Category): Page => {
  const { title, line } = CATEGORIES[category];
  return {
    title: `${title} – Holt`,
    main: html`<main>
      <div class="heading">
        <h1>${title}</h1>
        <p>${line}</p>
      </div>
      <ul class="grid">
        ${PRODUCTS.filter((product) => product.category === category).map(card)}
      </ul>
    </main>`,
  };
};
