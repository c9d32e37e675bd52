/** What a column of a history may hold, and what it means. */
export const FIELDS = {
  customer: 'who it was; lines without one are skipped',
  time: 'when it was: 2010-12-01 08:26:00 (UTC), ISO 8601 with an offset, or seconds or milliseconds since 1970',
  type: 'what it was: purchase, cart_updated, product_viewed, cancellation; also orders, carts, clicks',
  id: 'unique; the line where it is left out',
  total: 'what it came to',
  invoice: 'lines with the same invoice and customer are one purchase; a C in front makes it a cancellation',
  quantity: 'how many, on a line of an invoice',
  price: 'of one, on a line of an invoice; or of the product viewed',
  product: 'what was viewed',
  category: 'what kind of product it is',
  country: 'where the customer lives: gives the time zone',
} as const;

export type Field = keyof typeof FIELDS;

export const isField = (name: string): name is Field => Object.hasOwn(FIELDS, name);
