import type { Clock, Instant, Millis } from '@opportune/core';
import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState as State,
  ConsecutiveBreaker,
  handleWhenResult,
  type IBackoff,
} from 'cockatiel';

import { waitAfter } from './backoff.ts';

/**
 * Whether a channel is delivered by: `closed` as usual, `open` not at all, `halfOpen` by one call that tries it.
 * @public
 */
export type CircuitState = 'closed' | 'halfOpen' | 'open';

/**
 * When a platform that fails is left alone, and for how long.
 * @public
 */
export interface CircuitOptions {
  /** So many failures in a row open it, ≥ 1. 5 where it is left out. */
  readonly after?: number;
  /** How long it stays open at most before one call tries; it doubles with each that fails. 5 seconds where it is left out. */
  readonly first?: Millis;
  /** It never stays open for longer. 1 minute where it is left out. */
  readonly longest?: Millis;
}

/** Keeps calls away from a platform that fails again and again. */
export interface Circuit {
  readonly state: CircuitState;
  /** Where it is open: when one call may try. */
  readonly probeAt: Instant;
  /** Makes a call; undefined where it is open, and the call was not made. */
  run<Answer>(call: () => Promise<Answer>): Promise<Answer | undefined>;
}

/** What a circuit is made of. */
interface Breaking extends CircuitOptions {
  readonly clock: Clock;
  readonly random?: () => number;
  /** Whether what a call yields says that the platform fails. */
  readonly isFailure: (answer: unknown) => boolean;
  readonly changed: (state: CircuitState) => void;
}

const NAMES: Readonly<Record<State, CircuitState>> = {
  [State.Closed]: 'closed',
  [State.HalfOpen]: 'halfOpen',
  [State.Open]: 'open',
  [State.Isolated]: 'open',
};

export function circuit(breaking: Breaking): Circuit {
  const { clock, isFailure, changed, after = 5, first = 5_000, longest = 60_000, ...random } = breaking;
  let openedAt: Instant = 0;
  let probeAt: Instant = 0;

  // The library asks how long it is to stay open, and reckons by Date.now. It is told "for ever" and then "no longer", so
  // that the clock is ours alone.
  const stayOpen = ({ attempt }: { readonly attempt: number }): IBackoff<unknown> => {
    openedAt = clock.now();
    probeAt = openedAt + waitAfter(attempt, { first, longest, ...random });
    return {
      get duration() {
        const now = clock.now();
        // Before it was opened: the clock was set back.
        return now >= probeAt || now < openedAt ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
      },
      next: stayOpen,
    };
  };
  const policy = circuitBreaker(handleWhenResult(isFailure), {
    breaker: new ConsecutiveBreaker(after),
    halfOpenAfter: { next: stayOpen },
  });
  policy.onStateChange((state) => changed(NAMES[state]));

  return {
    get state() {
      return NAMES[policy.state];
    },
    get probeAt() {
      return clock.now() < openedAt ? clock.now() : probeAt;
    },
    run: (call) =>
      policy.execute(call).catch((error: unknown) => {
        if (error instanceof BrokenCircuitError) return undefined;
        throw error;
      }),
  };
}
