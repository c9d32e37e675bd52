import type { Plugin } from 'vite';

import type { LetterLinks } from './letterLinks.ts';

/** Answers the page that asks whom its link was written to. Names are the shop's own, by customer. */
export const recipientPlugin = (
  recipientOf: LetterLinks['recipientOf'],
  names: Readonly<Record<string, string>>,
): Plugin => ({
  name: 'storefront-recipient',
  configurePreviewServer({ middlewares }) {
    middlewares.use('/shop/recipient', (request, response) => {
      const customer = recipientOf(new URL(request.url ?? '/', 'http://shop').searchParams.get('to') ?? '');
      response.setHeader('cache-control', 'no-store');
      response.setHeader('content-type', 'application/json');
      response.statusCode = customer === undefined ? 404 : 200;
      response.end(JSON.stringify(customer === undefined ? {} : { customer, name: names[customer] ?? customer }));
    });
  },
});
