/** The key that stands in the page, for everybody to read: it may write events, and learns nothing of anybody. */
export const PAGE_KEY = 'key-of-the-storefront-page';
