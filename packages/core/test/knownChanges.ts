import type { Instant } from '../src/time/instant.ts';
import { platformOffset } from './platformOffset.ts';

/** A change of the clock in a zone. */
export interface ClockChange {
  readonly epochMs: Instant;
  readonly offsetBefore: string;
  readonly offsetAfter: string;
  readonly wallBefore: string;
  readonly wallAfter: string;
}

/** The suite of the clock changes of 2026 and 2027 in 47 zones. */
export interface ClockSuite {
  readonly zones: Readonly<Record<string, { readonly transitions: readonly ClockChange[] }>>;
}

/**
 * The clock changes of a suite that this platform knows. Governments change their minds: a newer platform may know another rule than the
 * suite, which is no fault of ours, so what it knows otherwise is left out.
 */
export const knownChanges = ({ zones }: ClockSuite): readonly { readonly zone: string; readonly of: ClockChange }[] =>
  Object.entries(zones)
    .flatMap(([zone, each]) => each.transitions.map((of) => ({ zone, of })))
    .filter(
      ({ zone, of }) =>
        platformOffset(of.epochMs - 1, zone) === of.offsetBefore && platformOffset(of.epochMs, zone) === of.offsetAfter,
    );
