import type { Channel, Clock, EventSource, Identities, Ledger, StateStore, Step } from '@opportune/core';

import type { DeliveryOptions } from './deliveryOptions.ts';
import type { Telemetry } from './telemetry.ts';

/**
 * What a runtime is made of.
 * @public
 */
export interface EmbedOptions {
  /** A compiled strategy. */
  readonly step: Step;
  /**
   * Belongs to the runtime from now on, which closes it. One runtime at a time should deliver from a store; of
   * `postgresStore` each may have its own on one database.
   */
  readonly store: StateStore;
  /**
   * Ways to reach customers, by the names that actions give in `channel`. Decisions for other channels, such as the
   * slots of a page, are handed to the caller and are settled with that.
   */
  readonly channels?: Readonly<Record<string, Channel>>;
  /** The machine's where it is left out. */
  readonly clock?: Clock;
  /** Where inputs come from by themselves. */
  readonly sources?: readonly EventSource[];
  /**
   * Keeps account of what `quota` limits over all customers, for all processes that share it. Where it is left out, accounts are kept in
   * the memory of this process, and are empty when it starts again.
   */
  readonly ledger?: Ledger;
  /** Tells from an input that two ids are one customer; `identified` where it is left out. */
  readonly identities?: Identities;
  readonly queue?: QueueOptions;
  readonly delivery?: DeliveryOptions;
  /** Traces and measures what happens: `telemetry()` of `@opportune/node/telemetry`. Where it is left out nothing is. */
  readonly telemetry?: Telemetry;
  /** How many customers are kept in memory, ≥ 0. 10,000 where it is left out. */
  readonly cache?: number;
}

/**
 * How much may wait. Beyond it inputs are refused.
 * @public
 */
export interface QueueOptions {
  /** Inputs of one customer, ≥ 1. 256 where it is left out. */
  readonly perCustomer?: number;
  /** Inputs of all customers, ≥ 1. 10,000 where it is left out. */
  readonly total?: number;
}
