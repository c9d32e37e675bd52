/*
 * How customers behave, from real data. Facts and figures only; the data sets are not part of the project.
 *
 * - Online Retail (UCI): 18,536 purchases by 4,339 customers on 374 days
 * - Online Shoppers Purchasing Intention (UCI): 12,330 visits
 * - OTTO recommender data set, the sample of its repository: 862 events of 20 users in 144 visits, where a visit ends
 *   with 30 minutes of silence. A small sample; its shares are rough
 * - Hillstrom's e-mail experiment: 42,694 customers who were written to, 21,306 who were not
 * - Open Bandit Dataset, small release: 20,000 recommendations by the policy that was in production
 *
 * What none of them tells is marked "assumed".
 */

/** Online Retail: 18,536 / 4,339 / 374. */
const PURCHASES_A_DAY = 0.01142;
/** Online Shoppers: visits with a page value above 0, the trace that a cart leaves: 2,730 / 12,330. */
export const CART_SHARE = 0.2214;
/** OTTO: carts that were followed by an order within 30 minutes, 3 of 22. */
export const ORDERED_AT_ONCE = 0.136;
/** What makes the three above agree: visits of a customer a day. */
export const VISITS_A_DAY: number = PURCHASES_A_DAY / (CART_SHARE * ORDERED_AT_ONCE);
/** OTTO: products looked at in a visit, 800 / 144. */
export const VIEWS_A_VISIT = 5.56;
/** OTTO: changes of the cart in a visit that has any, 52 / 21. */
export const CART_CHANGES = 2.5;
/** Online Shoppers: median of the seconds on a product page. */
export const SECONDS_A_PAGE = 29;
/** OTTO: visits that begin in each quarter of the day, local time: 0–6, 6–12, 12–18, 18–24 h. Of 144. */
export const VISITS_BY_QUARTER_DAY: readonly number[] = [21, 26, 35, 62];

/** Online Retail: mean and deviation of ln(total of a purchase); the median is 303. */
export const LOG_TOTAL = { mean: 5.58, deviation: 1.07 } as const;
/** Online Retail: median of the lines of a purchase. */
export const LINES_A_PURCHASE = 15;
/** Online Retail: purchases of a customer, 18,536 / 4,339. */
export const PURCHASES_A_CUSTOMER = 4.27;
/** Online Retail: median of the days between two purchases of a customer. */
export const DAYS_BETWEEN_PURCHASES = 21.9;
/** Online Retail: deciles of the days since a customer's last purchase, at the end of the data. */
export const DAYS_SINCE_LAST: readonly number[] = [0, 4, 12, 21, 32, 50, 71, 107, 178, 262, 373];

/** Hillstrom: visits that an e-mail adds, (0.1828 + 0.1514) / 2 − 0.1062: taken for clicks of those who got it. */
export const CLICKED = 0.061;
/** Hillstrom: purchases that an e-mail adds, ((0.01253 + 0.00884) / 2 − 0.00573), of the visits that it adds. */
export const BOUGHT_AFTER_CLICK = 0.081;
/** Open Bandit: clicks on a recommendation, (69 + 46) / 20,000. */
export const HERO_CLICKED = 0.0058;

/** Assumed: customers who agreed to e-mail. */
export const AGREED = 0.85;
/** Assumed: e-mails that are opened; of the opened ones CLICKED / OPENED are clicked. */
export const OPENED = 0.35;
/** Assumed: of the delivered ones. */
export const UNSUBSCRIBED = 0.003;
/** Assumed: of the delivered ones. */
export const COMPLAINED = 0.0003;
/** Assumed: of the sent ones. */
export const BOUNCED = 0.006;
/** Assumed: visits from a telephone. */
export const MOBILE = 0.6;
