import {
  all,
  allocate,
  begin,
  cap,
  consent,
  count,
  days,
  eq,
  gte,
  latest,
  limit,
  occurrence,
  pattern,
  qualify,
  strategy,
  without,
  type Millis,
  type Strategy,
} from '@opportune/core';

import type { Storefront } from '../domain.ts';

/**
 * What the server decides, because no page need be open for it: which e-mails go out. `remindAfter` is how long somebody has to be gone with something in
 * the cart before they are reminded of it.
 */
export const mailStrategy = (remindAfter: Millis): Strategy =>
  strategy<Storefront>()({
    id: 'storefront-mail',
    version: '1',
    recipes: { registered: 'becomeCustomer' },

    aggregates: {
      items: latest('cart_updated', 'items'),
      views: count('page_viewed', { per: remindAfter }),
    },

    triggers: {
      registered: occurrence('registered'),
      // The last page was left with something in the cart, and nobody has come back since, nor bought it elsewhere.
      left_with_cart: pattern({
        steps: [
          begin('left', { type: 'page_hidden', where: gte('profile.items', 1) }),
          without('page_viewed'),
          without('page_shown'),
          without('purchase'),
        ],
        within: remindAfter,
      }),
    },

    actions: [
      {
        id: 'autumn-letter',
        group: 'news',
        channel: 'email',
        on: 'registered',
        content: {
          email: {
            subject: 'The boots are back from the cobbler',
            text: 'New soles, old leather: three pairs for the wet half of the year.',
            url: '/',
          },
        },
      },
      {
        id: 'cart-reminder',
        group: 'cart',
        channel: 'email',
        on: 'left_with_cart',
        // What a page says as it ends may arrive before what it said last, or after what the next one says: so it is asked again when time is up.
        when: all(gte('profile.items', 1), eq('profile.views', 0)),
        content: {
          email: {
            subject: 'Your cart is still here',
            text: 'We have kept everything as you left it.',
            url: '/cart/',
          },
        },
      },
    ],

    funnel: [
      qualify(),
      limit(
        consent('email', 'marketing'),
        cap({ action: 'cart-reminder', atMost: 1, per: days(1) }),
        cap({ channel: 'email', atMost: 3, per: days(7) }),
      ),
      allocate({ inbox: { channel: 'email', atMost: 1 } }),
    ],
  });
