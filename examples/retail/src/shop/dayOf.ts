import { days, hours, type Instant } from '@opportune/core';

import { Dice } from '../simulation/chance.ts';
import type { Customer } from './customer.ts';
import { VISITS_A_DAY, VISITS_BY_QUARTER_DAY } from './rates.ts';
import type { Occasion } from './visit.ts';

/** When a customer comes to the site by themselves on one day, counted from 0, of the demo. */
export function dayOf(seed: number, customer: Customer, start: Instant, day: number): readonly Occasion[] {
  const dice = new Dice(seed, 'day', customer.id, day);
  const count = dice.poisson('visits', VISITS_A_DAY * customer.activity);
  return Array.from({ length: count }, (_, n) => {
    const quarter = dice.weighted(`quarter ${String(n)}`, VISITS_BY_QUARTER_DAY);
    const local = hours(6 * quarter + dice.between(`hour ${String(n)}`, 0, 6));
    // A local time that lies before the day in UTC is taken for the day after: the shop is open all the time.
    const at = start + days(day) + (((Math.round(local - customer.ahead) % days(1)) + days(1)) % days(1));
    return { key: `${customer.id} d${String(day)} v${String(n)}`, at, isClick: false };
  });
}
