import { campaign, opportune, pageViews, slots, visibility } from '@opportune/browser';
import { devtools } from '@opportune/browser/devtools';

import { productOf } from '../catalogue.ts';
import type { Storefront } from '../domain.ts';
import { PAGE_KEY } from '../pageKey.ts';
import { load } from '../strategy/load.ts';
import { pageStrategy } from '../strategy/pageStrategy.ts';
import { askForConsent } from './askForConsent.ts';
import { change, emptyCart, linesInCart, sumOf } from './cart.ts';
import { element } from './element.ts';
import { productViews } from './productViews.ts';
import { dropName, recognise } from './recognise.ts';
import { showCart } from './showCart.ts';
import { toast } from './toast.ts';
import { dropVerdict, keepVerdict, lastVerdict } from './verdict.ts';

const verdict = lastVerdict();

const client = opportune<Storefront>({
  strategy: load(pageStrategy),
  server: { url: location.origin, key: PAGE_KEY },
  ...(verdict !== undefined && { consent: verdict }),
  // What is looked at is told before the slots ask, so that it counts for what they show.
  use: [campaign(), pageViews(), visibility(), productViews(), slots({ budget: 250 }), devtools()],
});
client.addEventListener('trouble', ({ detail: { code, message } }) => console.warn(code, message));

void recognise(client, () => lastVerdict() === true);

if (verdict === undefined) {
  askForConsent((isYes) => {
    keepVerdict(isYes);
    void client.consent(isYes);
  });
}

const cartChanged = async (): Promise<void> => {
  showCart(remove);
  const { total, items } = sumOf(linesInCart());
  await client.track('cart_updated', { total, items });
};
const remove = (sku: string): void => {
  change(sku, -1);
  void cartChanged();
};
showCart(remove);

element('data-add')?.addEventListener('click', () => {
  const product = productOf(element('data-product')?.dataset['product'] ?? '');
  if (product === undefined) return;
  change(product.sku, 1);
  void cartChanged();
  toast(`${product.name} is in your cart`);
});

element('data-buy')?.addEventListener('click', async () => {
  const { total, items } = sumOf(linesInCart());
  emptyCart();
  // What an event does to the state is lost where the page ends before it is kept.
  await client.track('purchase', { total, items });
  await cartChanged();
  location.assign('/thanks/');
});

element('data-forget')?.addEventListener('click', async () => {
  emptyCart();
  dropName();
  dropVerdict();
  // A no, and not `forget` alone: that the page is left would be the first that is known of a newcomer.
  await client.consent(false);
  location.assign('/');
});
