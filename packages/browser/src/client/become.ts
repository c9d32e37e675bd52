import type { Kept } from '../remember/kept.ts';
import type { Becoming } from './draft.ts';
import { randomId } from './randomId.ts';

/** Somebody of whom nothing is known. */
export function newcomer(visitor: string = randomId()): Kept {
  return { visitor, customer: visitor };
}

/**
 * Who is in the page once an event says who that is. A visitor keeps what is remembered of them; chance goes on being drawn for the id that was known
 * first, so nobody changes sides in an experiment. One who was somebody else before leaves the page, and a newcomer signs in.
 */
export function become(kept: Kept, { customer, before }: Becoming): Kept {
  if (kept.customer === customer) return kept;
  const isAnother = before === 'anonymousId' && kept.customer !== kept.visitor;
  const { state, ...who } = isAnother ? newcomer() : kept;
  return {
    ...who,
    customer,
    ...(state === undefined ? {} : { state: { ...state, customer, subject: state.subject ?? state.customer } }),
  };
}
