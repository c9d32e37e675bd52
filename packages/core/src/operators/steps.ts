import { Observable, type OperatorFunction } from 'rxjs';

import type { Input } from '../events/input.ts';
import { DueQueue } from '../internal/dueQueue.ts';
import type { Clock } from '../ports/clock.ts';
import type { Step } from '../strategy/step.ts';
import type { Stepped } from '../strategy/stepped.ts';
import type { Instant } from '../time/instant.ts';
import { keyedStore, type KeyedStore } from './keyedStore.ts';
import { schedulerClock } from './schedulerClock.ts';

/**
 * Where a stream keeps its customers, and which clock it lives by.
 * @public
 */
export interface StreamOptions {
  /** A new one for each subscription where it is left out. */
  readonly store?: KeyedStore;
  /** The clock of rxjs' `asyncScheduler` where it is left out. */
  readonly clock?: Clock;
}

/**
 * Takes every input through a step and emits what comes of it, wake-ups included: decisions, triggers that fired, what was
 * dropped, ignored or faulty. It is the fold of `step` over the inputs of each customer.
 *
 * Wake-ups come from one timer, set for whoever is due first. Completes when the source has completed and nobody is due any
 * more; use `takeUntil` to end earlier. Errors of the source are passed on.
 *
 * @example
 * ```ts
 * import { allocate, compile } from '@opportune/core';
 * import { steps } from '@opportune/core/operators';
 * import { of } from 'rxjs';
 *
 * const step = compile({
 *   id: 'welcome',
 *   version: '1',
 *   actions: [{ id: 'hello', channel: 'web' }],
 *   funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
 * });
 * const seen: unknown[] = [];
 * const request = { kind: 'request', id: 'r1', customer: 'ada' } as const;
 * of(request, request).pipe(steps(step)).subscribe(({ result }) => seen.push(result.ignored ?? result.decisions.length));
 *
 * seen; // => [1, 'DUPLICATE']
 * ```
 * @public
 */
export function steps(step: Step, options: StreamOptions = {}): OperatorFunction<Input, Stepped> {
  const { clock = schedulerClock() } = options;
  return (source) =>
    new Observable((subscriber) => {
      const store = options.store ?? keyedStore();
      const due = new DueQueue();
      for (const [customer, { wakeAt }] of store.entries()) due.set(customer, wakeAt);
      let isSourceDone = false;
      let alarm: { readonly at: Instant; readonly cancel: () => void } | undefined;

      const take = (input: Input): void => {
        const now = clock.now();
        const result = step(store.get(input.customer)?.state, input, now);
        const { state, wakeAt } = result;
        // An input that is refused may name nobody, or somebody whose state it is not.
        if (result.ignored !== 'INVALID') {
          store.set(state.customer, { state, wakeAt });
          due.set(state.customer, wakeAt);
        }
        subscriber.next({ input, now, result });
      };
      const wake = (): void => {
        alarm = undefined;
        const now = clock.now();
        for (let next = due.take((at) => at <= now); next !== undefined; next = due.take((at) => at <= now)) {
          // Whoever has left the store is not ours to wake.
          if (store.get(next.key) !== undefined) take({ kind: 'wakeUp', customer: next.key });
        }
        settle();
      };
      /** Sets the alarm for whoever is due first now, or ends where there is nothing left to come. */
      const settle = (): void => {
        const first = due.peek();
        if (first?.at !== alarm?.at) {
          alarm?.cancel();
          alarm = first && { at: first.at, cancel: clock.wake(first.at, wake) };
        }
        if (first === undefined && isSourceDone) subscriber.complete();
      };

      settle();
      subscriber.add(() => alarm?.cancel());
      subscriber.add(
        source.subscribe({
          next: (input) => {
            take(input);
            settle();
          },
          error: (error: unknown) => subscriber.error(error),
          complete: () => {
            isSourceDone = true;
            settle();
          },
        }),
      );
    });
}
