import { createHmac, timingSafeEqual } from 'node:crypto';

import type { Decision } from '@opportune/core';

/** Links for letters, and who a link was written to. */
export interface LetterLinks {
  /** Where the letter of a decision leads: to its `url`, with the campaign, the decision and, signed, whom it was written to. */
  readonly linkOf: (decision: Decision) => string;
  /** The customer whom a link names by its `to`; undefined where we have not signed that. */
  readonly recipientOf: (to: string) => string | undefined;
}

/**
 * Whoever can say `identify` can become anybody, so a link does not just name its customer: it carries a signature of the shop, which the
 * shop's server looks at before the page believes it.
 */
export function letterLinks(origin: () => string, secret: string): LetterLinks {
  // Half of it is as hard to guess as a key, and keeps the link short.
  const signatureOf = (customer: string): Buffer =>
    createHmac('sha256', secret).update(customer).digest().subarray(0, 16);
  return {
    linkOf({ id, action, customer, content }) {
      const { url = '/' } = (content ?? {}) as { readonly url?: string };
      const link = new URL(url, origin());
      link.search = new URLSearchParams({
        utm_source: 'letter',
        utm_campaign: action,
        opportune_decision_id: id,
        to: `${customer}.${signatureOf(customer).toString('base64url')}`,
      }).toString();
      return link.href;
    },
    recipientOf(to) {
      const at = to.lastIndexOf('.');
      const customer = to.slice(0, at);
      const said = Buffer.from(to.slice(at + 1), 'base64url');
      const right = signatureOf(customer);
      return at > 0 && said.length === right.length && timingSafeEqual(said, right) ? customer : undefined;
    },
  };
}
