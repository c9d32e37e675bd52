import type { Client } from '@opportune/browser';

import type { Storefront } from '../domain.ts';
import { element } from './element.ts';

/** Who a signed link was written to, as the shop's own server says. */
interface Recipient {
  readonly customer: string;
  readonly name: string;
}

const KEY = 'holt.name';

/**
 * A link in one of our letters says by a signature whom it was written to. The shop's server reads it, for the page could not tell a forged one, and the
 * address is cleaned, so that it can be passed on without passing on who it is.
 */
export async function recognise(client: Client<Storefront>, mayKeep: () => boolean): Promise<void> {
  const to = new URLSearchParams(location.search).get('to');
  if (to === null) return greet(localStorage.getItem(KEY));
  history.replaceState(null, '', location.pathname);
  const response = await fetch(`/shop/recipient?to=${encodeURIComponent(to)}`).catch(() => undefined);
  if (!response?.ok) return greet(localStorage.getItem(KEY));
  const { customer, name } = (await response.json()) as Recipient;
  greet(name);
  void client.identify(customer, { name });
  client.addEventListener('verdict', () => keep(name, mayKeep()));
  keep(name, mayKeep());
}

export const dropName = (): void => localStorage.removeItem(KEY);

function keep(name: string, isAllowed: boolean): void {
  if (isAllowed) localStorage.setItem(KEY, name);
}

function greet(name: string | null): void {
  if (name !== null) element('data-greeting')!.textContent = `Hello, ${name}`;
}
