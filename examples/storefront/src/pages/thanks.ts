import { html } from './html.ts';
import type { Page } from './layout.ts';

/** After an order; and what there is to say about mending and bringing back. */
export const thanks: Page = {
  title: 'Thank you – Holt',
  main: html`<main class="prose">
    <h1>Thank you</h1>
    <p>
      If you have just ordered: it is packed today, by hand. A reminder of your cart that was on its way to you has been
      called off.
    </p>
    <h2>Bring it back</h2>
    <p>Sixty days, worn or not. Tell us what was wrong with it, so that the next one is better.</p>
    <h2>Have it mended</h2>
    <p>
      Always, and for nothing but the way. Leather wants wax twice a year, waxed cotton once, and wool to be left alone.
    </p>
    <p><a class="button" href="/">Back to the shop</a></p>
  </main>`,
};
