import type { Millis } from '@opportune/core';

import { demand } from './demand.ts';

interface Times {
  readonly timeout?: Millis;
  readonly tolerance?: Millis;
}

/** How long to wait for an answer, and how old a report may be. A timer takes what is out of range for "at once". */
export function demandTimes({ timeout = 10_000, tolerance = 300_000 }: Times): Required<Times> {
  const times = { timeout, tolerance };
  for (const [name, value] of Object.entries(times)) {
    demand(value > 0 && value < 2 ** 31, `/${name}`, 'milliseconds above 0 and below 2^31');
  }
  return times;
}
