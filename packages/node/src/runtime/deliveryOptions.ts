import type { CallLimit, Channel, Millis } from '@opportune/core';

import type { Backoff } from './backoff.ts';
import type { CircuitOptions } from './circuit.ts';

/**
 * How decisions are handed to their channels.
 * @public
 */
export interface DeliveryOptions extends ChannelDelivery {
  /** What is otherwise for single channels, by their names. */
  readonly channels?: Readonly<Record<string, ChannelDelivery>>;
}

/**
 * How decisions are handed to one channel.
 * @public
 */
export interface ChannelDelivery {
  /** Calls of a channel under way at the same time, ≥ 1. 16 where it is left out. */
  readonly concurrency?: number;
  /** A channel that has not answered after this counts as failed, and may be tried again. 30 seconds where it is left out. */
  readonly timeout?: Millis;
  /** How often a decision is tried, ≥ 1, before it goes to the dead letters. 8 where it is left out. */
  readonly attempts?: number;
  readonly backoff?: Backoff;
  readonly circuit?: CircuitOptions;
  /**
   * A try that fails counts only where the platform could be expected to take it: not while its circuit is open, nor where
   * it asked for a pause. For a decision that is older than this every try counts. 1 day where it is left out.
   */
  readonly patience?: Millis;
  /** How many calls there may be; those that the channel names itself where it is left out. */
  readonly limits?: readonly CallLimit[];
  /** How long a decision waits for others to be handed over with, where the channel takes several at once. 20 ms where it is left out. */
  readonly gather?: Millis;
}

/** The same with nothing left out but what has an answer of its own. */
export type Manner = Required<ChannelDelivery>;

const USUAL = {
  concurrency: 16,
  timeout: 30_000,
  attempts: 8,
  backoff: {},
  circuit: {},
  patience: 86_400_000,
  gather: 20,
} as const;

/** How decisions are handed to the channel of this name. */
export function mannerOf({ channels = {}, ...all }: DeliveryOptions, name: string, channel?: Channel): Manner {
  const own = Object.hasOwn(channels, name) ? channels[name] : undefined;
  return { ...USUAL, limits: channel?.limits ?? [], ...all, ...own };
}
