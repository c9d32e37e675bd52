import { DELIVERY, FREE_DELIVERY_FROM } from '../catalogue.ts';
import { euros } from '../euros.ts';
import { html } from './html.ts';
import type { Page } from './layout.ts';

/** The cart. What is in it only the browser knows, so nothing is shown until the script has filled it in. */
export const cartPage: Page = {
  title: 'Your cart – Holt',
  main: html`<main class="cart">
    <h1>Your cart</h1>
    <div class="empty" data-empty hidden>
      <p>Nothing in it yet.</p>
      <a class="button" href="/">Look around</a>
    </div>
    <div class="full" data-full hidden>
      <div class="strip" data-opportune-slot="cart">
        <p>Delivery is ${euros(DELIVERY)}. From ${euros(FREE_DELIVERY_FROM)} it is free.</p>
      </div>
      <ul class="lines" data-lines></ul>
      <div class="sum">
        <p><span>Things</span> <b data-things></b></p>
        <p><span>Delivery</span> <b data-delivery></b></p>
        <progress
          max="${FREE_DELIVERY_FROM}"
          value="0"
          data-progress
          aria-label="On the way to free delivery"
        ></progress>
        <p class="total"><span>Together</span> <b data-total></b></p>
        <button type="button" class="button" data-buy>Order</button>
      </div>
    </div>
    <template data-line-template>
      <li>
        <a class="tile"><img alt="" width="340" height="300" /></a>
        <a class="name"></a>
        <span class="number"></span>
        <b class="price"></b>
        <button type="button" class="plain" data-remove>Remove</button>
      </li>
    </template>
  </main>`,
};
