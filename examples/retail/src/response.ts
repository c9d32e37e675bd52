import type { Model } from '@opportune/core';

/**
 * How likely a customer responds: a logistic model of two attributes.
 *
 * Intercept and slopes were fitted by maximum likelihood to the 42,694 customers of the Hillstrom experiment who got an
 * e-mail: a visit within two weeks, by ln(1 + spend of the last year) and by being new. What an action adds to it is our
 * own guess, in log-odds, until there are outcomes to learn from.
 */
export const response: Model = ({ profile }, { id, group = '' }) => {
  const spend = Math.max(0, numberOr0(profile['spend365d']));
  const isNew = numberOr0(profile['purchases']) === 0 ? 1 : 0;
  const logOdds = -2.496 + 0.215 * Math.log1p(spend) - 0.428 * isNew + (APPEAL[id] ?? APPEAL[group] ?? 0);
  return 1 / (1 + Math.exp(-logOdds));
};

/** Log-odds beside those of an ordinary e-mail, by action or group. */
const APPEAL: Readonly<Record<string, number>> = {
  cart: 0.8,
  'cart-delivery-free': 1.2,
  'win-back': -0.6,
  'win-back-voucher': -0.2,
  'hero-cart': -1.5,
  sale: -2.4,
  welcome: -2.2,
  loyal: -2.6,
  browse: -2,
};

const numberOr0 = (attribute: unknown): number => (typeof attribute === 'number' ? attribute : 0);
