/** What became of something that was shown, as the page reports it. */
interface Reported {
  decision: string;
  channel: string;
}

/** The shop of this example: what its customers do, and what it knows of them. Both halves speak of the same. */
export interface Storefront {
  events: {
    registered: { email: string; name: string };
    campaign_entered: { source: string; campaign: string; decision: string };
    page_viewed: { path: string; name: string };
    page_hidden: { path: string };
    page_shown: { path: string };
    product_viewed: { sku: string; category: Category; price: number };
    cart_updated: { total: number; items: number };
    purchase: { total: number; items: number };
    impression: Reported;
    click: Reported;
    dismissal: Reported;
  };
  profile: { email: string; name: string };
}

export type Category = 'boots' | 'jackets' | 'packs';
