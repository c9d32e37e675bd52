import { hash53 } from './hash.ts';

/**
 * Chance without a die: a number in [0, 1) that is a hash of what it is drawn for, so that the same draw gives the same
 * number everywhere and for ever.
 *
 * @param seed - the strategy's
 * @param subject - the id under which the customer was first known (`subjectOf`)
 * @param purpose - what is drawn, so that two draws for one customer have nothing to do with each other
 */
export const chance = (seed: string, subject: string, purpose: string): number =>
  // JSON keeps ('ab', 'c') apart from ('a', 'bc').
  hash53(JSON.stringify([seed, subject, purpose]), 0) / 2 ** 53;
