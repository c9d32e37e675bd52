import type { Instant } from '../time/instant.ts';

/**
 * Something that a customer did, or that happened to them.
 * @public
 */
export interface CustomerEvent<
  Type extends string = string,
  Properties extends object = Readonly<Record<string, unknown>>,
> {
  readonly kind?: 'event';
  /** Unique; a second arrival of the same id is ignored. */
  readonly id: string;
  readonly type: Type;
  readonly customer: string;
  /** When it happened. */
  readonly time: Instant;
  readonly properties: Properties;
  /** Where it comes from: `web`, `shop`, `klaviyo` … */
  readonly source?: string;
  /** When it reached us, where that is known. */
  readonly received?: Instant;
  /** What the clock of the device said, where `time` is corrected. */
  readonly originalTime?: Instant;
}
