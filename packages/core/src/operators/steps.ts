import { defer, finalize, merge, mergeMap, Subject, tap, type OperatorFunction } from 'rxjs';

import type { Input } from '../events/input.ts';
import { identified, type Identities } from '../identity/identified.ts';
import { DueQueue } from '../internal/dueQueue.ts';
import type { Clock } from '../ports/clock.ts';
import type { CustomerState } from '../profile/customerState.ts';
import type { Step } from '../step/step.ts';
import type { Stepped } from '../step/stepped.ts';
import type { Millis } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { identifying } from './identifying.ts';
import { keyedStore, type KeyedStore } from './keyedStore.ts';
import { ledgerBook, type LedgerBook } from './ledgerBook.ts';
import { schedulerClock } from './schedulerClock.ts';
import { stepWithin } from './stepWithin.ts';

/**
 * Where a stream keeps its customers, and which clock it lives by.
 * @public
 */
export interface StreamOptions {
  /** A new one for each subscription where it is left out. */
  readonly store?: KeyedStore;
  /** Keeps account of what `quota` limits over all customers. A new one for each subscription where it is left out. */
  readonly ledger?: LedgerBook;
  /** Tells from an input that two ids are one customer; `identified` where it is left out. */
  readonly identities?: Identities;
  /** The clock of rxjs' `asyncScheduler` where it is left out. */
  readonly clock?: Clock;
}

/**
 * Takes every input through a step and emits what comes of it, wake-ups included: decisions, triggers that fired, what was
 * dropped, ignored or faulty. It is the fold of `step` over the inputs of each customer.
 *
 * Where an input says that two ids are one customer, they are merged first, which is a step of its own, and what arrives under the old
 * id later is the customer's who stays: it is kept in the store who has become whom.
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
  const { clock = schedulerClock(), identities = identified } = options;
  return (source) =>
    defer(() => {
      const store = options.store ?? keyedStore();
      const ledger = options.ledger ?? ledgerBook();
      const due = new DueQueue();
      const woken = new Subject<Stepped>();
      let alarm: { readonly at: Instant; readonly cancel: () => void } | undefined;
      let isSourceDone = false;
      let isOver = false;

      const who = identifying(step, store);
      const isKept = (customer: string): boolean => store.get(customer) !== undefined;
      const take = (input: Input): Stepped => {
        const now = clock.now();
        const stepped = stepWithin(step, ledger, stateIn(store, input), input, now);
        const { result } = stepped;
        const { state, wakeAt } = result;
        // An input that is refused may name nobody, or somebody whose state it is not.
        if (result.ignored !== 'INVALID') {
          store.set(state.customer, { state, wakeAt });
          // A wake-up deals with all that is due; a rule that asks to be woken again at once would go on for ever.
          const isCircling = input.kind === 'wakeUp' && wakeAt !== undefined && wakeAt <= now;
          due.set(state.customer, isCircling ? now + REST : wakeAt);
        }
        return stepped;
      };
      /** An input, and before it the merge that it asks for. */
      const takeAll = (input: Input): readonly Stepped[] => {
        const said = identities(input);
        if (said === undefined) return [take(who.routed(input))];
        const merge = who.merge(said);
        const merged = merge === undefined ? [] : [take(merge)];
        const isRefused = merged.some(({ result }) => result.ignored === 'INVALID');
        const gone = isRefused ? undefined : who.move(said, clock.now());
        if (gone !== undefined) due.set(gone, undefined);
        return [...merged, take(who.routed(input))];
      };
      /** Who is due first. Whoever has left the store is not ours to wake. */
      const first = (): ReturnType<DueQueue['peek']> => {
        let top = due.peek();
        for (; top !== undefined && !isKept(top.key); top = due.peek()) due.set(top.key, undefined);
        return top;
      };
      /** Sets the alarm for whoever is due first now, or ends where there is nothing left to come. */
      const settle = (): void => {
        due.thin(isKept);
        const next = first();
        if (next?.at !== alarm?.at) {
          alarm?.cancel();
          alarm = next && { at: next.at, cancel: clock.wake(next.at, wake) };
        }
        if (next === undefined && isSourceDone) woken.complete();
      };
      const wake = (): void => {
        alarm = undefined;
        try {
          const now = clock.now();
          for (let next = first(); !isOver && next !== undefined && next.at <= now; next = first()) {
            due.set(next.key, undefined);
            woken.next(take({ kind: 'wakeUp', customer: next.key }));
          }
          if (!isOver) settle();
        } catch (error) {
          woken.error(error);
        }
      };

      for (const [customer, { wakeAt }] of store.entries()) due.set(customer, wakeAt);
      settle();
      const taken = source.pipe(
        mergeMap((input) => {
          const stepped = takeAll(input);
          settle();
          return stepped;
        }),
        tap({
          complete: () => {
            isSourceDone = true;
            settle();
          },
        }),
      );
      return merge(taken, woken).pipe(
        finalize(() => {
          isOver = true;
          alarm?.cancel();
        }),
      );
    });
}

/** How long a customer rests whose step asks in circles to be woken at once. */
const REST: Millis = 60_000;

/** The types say that an input names its customer; a stream brings what it brings. */
function stateIn(store: KeyedStore, input: Partial<Input> | null | undefined): CustomerState | undefined {
  const customer: unknown = input?.customer;
  return typeof customer === 'string' ? store.get(customer)?.state : undefined;
}
