/** What comes back from a channel, as the adapters report it. */
interface Reported {
  channel: string;
  /** The decision that it is an outcome of. A promotional e-mail of the platform's own names none. */
  decision?: string;
}

/** The shop of this example: what its customers do, what it knows of them, and what a page says when it asks. */
export interface Shop {
  events: {
    registered: { email: string; timeZone: string };
    product_viewed: { product: string; category: string; price: number };
    cart_updated: { total: number; items: number };
    purchase: { total: number; items: number };
    cancellation: { total: number };
    click: Reported;
    bounce: Reported;
  };
  profile: { email: string; timeZone: string; registeredAt: number; orderedAt: number };
  context: { page: 'home' | 'category'; device: 'mobile' | 'desktop' };
}
