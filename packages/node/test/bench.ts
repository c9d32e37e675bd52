import type { StateStore } from '@opportune/core';
import { simulatedClock, type SimulatedClock } from '@opportune/testing';
import { onTestFinished } from 'vitest';

import { embed } from '../src/runtime/embed.ts';
import type { EmbedOptions } from '../src/runtime/embedOptions.ts';
import type { Runtime } from '../src/runtime/runtime.ts';
import type { Signal } from '../src/runtime/signal.ts';
import { memoryStore } from '../src/store/memoryStore.ts';
import { ledger } from './ledger.ts';

/** A runtime whose time moves when it is told to. */
export interface Bench {
  readonly runtime: Runtime;
  readonly clock: SimulatedClock;
  readonly store: StateStore;
  readonly signals: Signal[];
  /** Moves time, letting the runtime finish what it does at each instant. */
  readonly advance: (millis: number) => Promise<void>;
}

export function bench(options: Partial<Omit<EmbedOptions, 'clock'>> = {}): Bench {
  const clock = simulatedClock(1_000);
  const store = options.store ?? memoryStore();
  const runtime = embed({ step: ledger, ...options, store, clock });
  const signals: Signal[] = [];
  runtime.signals$.subscribe((signal) => signals.push(signal));
  onTestFinished(() => runtime.stop(0));
  return { runtime, clock, store, signals, advance: (millis) => clock.advance(millis, () => runtime.idle()) };
}

/** Lets go on what waits for nothing but its turn. */
export const flush = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

export const faultsOf = (signals: readonly Signal[]): readonly string[] =>
  signals.flatMap((signal) => (signal.kind === 'fault' ? [signal.fault.code] : []));
