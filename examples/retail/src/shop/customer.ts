import { days, hours, type Millis } from '@opportune/core';

import { Dice } from '../simulation/chance.ts';
import { AGREED, DAYS_BETWEEN_PURCHASES, DAYS_SINCE_LAST, LOG_TOTAL, PURCHASES_A_CUSTOMER } from './rates.ts';

/** A customer of the shop, as the shop and the mailing platform both know them: each has a copy, as in real life. */
export interface Customer {
  readonly id: string;
  readonly email: string;
  readonly timeZone: string;
  /** How far local time is ahead of UTC, near enough to say when they are awake. */
  readonly ahead: Millis;
  /** Visits of this customer for each of an average one. */
  readonly activity: number;
  readonly agreed: boolean;
}

/** A purchase from before the shop opens in this demo. */
export interface FormerPurchase {
  readonly ago: Millis;
  readonly total: number;
}

const ZONES = [
  { timeZone: 'Europe/London', ahead: hours(0), weight: 50 },
  { timeZone: 'Europe/Berlin', ahead: hours(1), weight: 20 },
  { timeZone: 'America/New_York', ahead: -hours(5), weight: 15 },
  { timeZone: 'America/Los_Angeles', ahead: -hours(8), weight: 8 },
  { timeZone: 'Australia/Sydney', ahead: hours(10), weight: 7 },
] as const;

/** The customer of this number. */
export function customerAt(seed: number, number: number): Customer {
  const id = `c${String(number).padStart(5, '0')}`;
  const dice = new Dice(seed, 'customer', id);
  const { timeZone, ahead } =
    ZONES[
      dice.weighted(
        'zone',
        ZONES.map((zone) => zone.weight),
      )
    ]!;
  return {
    id,
    email: `${id}@customer.example`,
    timeZone,
    ahead,
    // Mean 1: some come every day, many hardly ever.
    activity: dice.logNormal('activity', -0.32, 0.8),
    agreed: dice.happens('agreed', AGREED),
  };
}

/** What the customer bought in the year before, oldest first. One in eight is new and has bought nothing. */
export function formerPurchases(seed: number, { id }: Customer): readonly FormerPurchase[] {
  const dice = new Dice(seed, 'past', id);
  if (dice.happens('new', 0.125)) return [];
  const count = dice.geometric('count', PURCHASES_A_CUSTOMER);
  const decile = Math.floor(dice.draw('decile') * (DAYS_SINCE_LAST.length - 1));
  let ago = days(dice.between('last', DAYS_SINCE_LAST[decile]!, DAYS_SINCE_LAST[decile + 1]!) + 0.05);
  const purchases: FormerPurchase[] = [];
  for (let n = 0; n < count && ago < days(365); n += 1) {
    purchases.unshift({ ago: Math.round(ago), total: totalOf(dice, String(n)) });
    ago += days(DAYS_BETWEEN_PURCHASES * dice.logNormal(`gap ${String(n)}`, 0, 0.8));
  }
  return purchases;
}

/** What a purchase comes to, in whole cents. */
export const totalOf = (dice: Dice, name: string): number =>
  Math.round(dice.logNormal(`total ${name}`, LOG_TOTAL.mean, LOG_TOTAL.deviation) * 100) / 100;
