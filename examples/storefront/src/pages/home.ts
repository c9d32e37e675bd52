import { PRODUCTS } from '../catalogue.ts';
import { card } from './card.ts';
import { html } from './html.ts';
import type { Page } from './layout.ts';

/** The first page. Its hero is what everybody sees of whom nothing is known. */
export const home: Page = {
  title: 'Holt, outdoor things',
  main: html`<main>
    <section class="hero" data-opportune-slot="hero">
      <div class="words">
        <p class="eyebrow">Nine things, made well</p>
        <h1>Out, whatever the weather</h1>
        <p>Boots, jackets and packs that are mended for as long as you wear them.</p>
        <a class="button" href="/boots/">See the boots</a>
      </div>
    </section>
    <h2>Everything we make</h2>
    <ul class="grid">
      ${PRODUCTS.map(card)}
    </ul>
  </main>`,
};
