import type { Pointer } from '../shape/pointer.ts';
import type { Shape } from '../shape/shape.ts';
import type { Instant } from '../time/instant.ts';
import { instantOf } from '../time/instantOf.ts';
import { LocalTime } from '../time/localTime.ts';
import { zoneClocks } from '../time/zoneClocks.ts';
import type { CompiledCondition, ConditionBuild } from './conditionRule.ts';

/**
 * Of which instant, and where, the local time is meant.
 * @public
 */
export interface LocalOptions<Path extends string = string> {
  /** An attribute that is an instant; now, where it is left out. */
  readonly path?: Path;
  /** IANA zone of customers whose profile has no valid `timeZone`; UTC where it is left out. */
  readonly zone?: string;
}

/** The fields of these options. */
export const localFields: Readonly<Record<string, Shape>> = { path: { is: 'path' }, zone: { is: 'zone' } };

/**
 * A condition on what the clock on the customer's wall shows.
 *
 * @param show - what is seen, for an explanation
 */
export function onLocalTime(
  { path = 'now', zone = 'UTC' }: LocalOptions,
  build: ConditionBuild,
  at: Pointer,
  needed: unknown,
  holds: (local: LocalTime, instant: Instant, zone: unknown) => boolean,
  show: (local: LocalTime, instant: Instant, zone: unknown) => unknown,
): CompiledCondition {
  const read = build.read(path);
  const zoneOf = build.read('profile.timeZone');
  const local = new LocalTime(zone, build.shared(zoneClocks));
  return {
    test: (moment) => {
      const instant = instantOf(read(moment));
      return instant === undefined ? undefined : holds(local, instant, zoneOf(moment));
    },
    blame: (moment) => {
      const seen = read(moment);
      const instant = instantOf(seen);
      return {
        clause: at,
        path,
        seen: instant === undefined ? seen : show(local, instant, zoneOf(moment)),
        needed,
      };
    },
  };
}
