import type { Millis } from '@opportune/core';
import type { Reduce } from '@opportune/core/residual';

/**
 * What pages are sent of a strategy.
 * @public
 */
export interface ResidualServing {
  /** What `residual` makes of the strategy that the runtime decides by. */
  readonly reduce: Reduce;
  /** How long what is sent holds, in milliseconds, above 0; 5 minutes where it is left out. */
  readonly lasts?: Millis;
  /**
   * Whether who calls may have what is for this customer: by a cookie of the session, say. Whoever has the key may where it is left out, under any
   * name; let it be left out only where knowing what is remembered of others does no harm.
   */
  readonly admits?: (customer: string, headers: Readonly<Record<string, string>>) => boolean | Promise<boolean>;
}
