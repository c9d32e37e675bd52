import { days, instant, type Instant } from '@opportune/core';

import { LocalTime } from '../../src/time/localTime.ts';
import { zoneClocks } from '../../src/time/zoneClocks.ts';

const FROM = instant('2016-01-01T00:00:00Z');
const TO = instant('2032-01-01T00:00:00Z');

/** Where there is Ramadan between, clocks go back and forwards within a month, and nowhere within a week. */
const LOOK = days(7);

/** The instants at which the clocks of a zone change, each with what they are ahead of UTC from then on; first that of the beginning. */
export type Changes = readonly (readonly [at: Instant, ahead: number])[];

/** How the clocks of a zone go on this platform. */
export function changesOf(zone: string): Changes {
  const local = new LocalTime('UTC', zoneClocks());
  const changes = [[FROM, local.wallTime(FROM, zone) - FROM] as const];
  for (let from = FROM; from < TO; from += LOOK) {
    const at = local.firstChange(from, from + LOOK, zone);
    if (at !== undefined) changes.push([at, local.wallTime(at, zone) - at]);
  }
  return changes;
}
