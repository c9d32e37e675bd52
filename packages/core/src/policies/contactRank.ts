import type { Contact } from './contact.ts';

/** A status is only ever replaced by one of a higher rank. */
export const contactRank: Readonly<Record<Contact['status'], number>> = { reserved: 0, released: 1, committed: 2 };
