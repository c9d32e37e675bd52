import { ZoneClock } from './zoneClock.ts';

/** There are some 600 zones, so more than this means that someone sends us nonsense. */
const ZONES_KEPT = 1024;

/** No zone has a longer name, and nonsense of any length is not to be kept. */
const LONGEST = 64;

/** The clocks that a strategy looks at. They are dear to make, and shared by all that look at the time. */
export class ZoneClocks {
  readonly #clocks = new Map<string, ZoneClock | undefined>();

  /** The clock of a zone; undefined where there is no such zone. */
  find(zone: unknown): ZoneClock | undefined {
    if (typeof zone !== 'string' || zone.length > LONGEST) return undefined;
    const known = this.#clocks.get(zone);
    if (known !== undefined || this.#clocks.has(zone)) return known;
    if (this.#clocks.size >= ZONES_KEPT) this.#clocks.clear();
    const clock = ZoneClock.of(zone);
    this.#clocks.set(zone, clock);
    return clock;
  }
}

/** Those of a strategy. */
export const zoneClocks = (): ZoneClocks => new ZoneClocks();
