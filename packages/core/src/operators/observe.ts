import {
  defer,
  finalize,
  from,
  ignoreElements,
  merge,
  Subject,
  takeUntil,
  tap,
  type MonoTypeOperatorFunction,
  type ObservableInput,
  type Observer,
} from 'rxjs';

import type { Health } from '../health/health.ts';
import type { HealthState } from '../health/healthState.ts';
import type { Observation } from '../health/observation.ts';

/**
 * What is observed of a stream, and who gets to know.
 * @public
 */
export interface ObserveOptions<T> {
  /** What a value tells of an event; undefined where it tells nothing. */
  readonly as: (value: T) => Observation | undefined;
  /** Gets what was counted since it got something the last time; `merge` puts it together. */
  readonly to: Pick<Observer<HealthState>, 'next'>;
  /** After so many observations it is handed out. */
  readonly every?: number;
  /** Whenever this emits it is handed out. Its end means nothing, its error is one of the stream. */
  readonly on?: ObservableInput<unknown>;
}

/**
 * Measures the health of what flows by, which it passes on unchanged. What was counted is handed out after every so many
 * observations, whenever a notifier emits, and when the stream ends, be it by completion, by an error or because nobody
 * listens any more; nothing is handed out twice, and nothing where nothing has come since.
 *
 * What `as` or `to` throws is an error of the stream, as with `tap`.
 *
 * @example
 * ```ts
 * import { health } from '@opportune/core/health';
 * import { observe } from '@opportune/core/operators';
 * import { of } from 'rxjs';
 *
 * const shop = health({});
 * let counted = shop.start;
 * const viewed = { id: 'e1', type: 'viewed', customer: 'ada', time: 0, properties: {} };
 * of(viewed, viewed)
 *   .pipe(observe(shop, { as: (event) => ({ event }), to: { next: (part) => (counted = shop.merge(counted, part)) } }))
 *   .subscribe();
 *
 * shop.report(counted).streams[0]?.uniqueness; // => { share: 0.5, of: 2 }
 * ```
 * @see docs/guide/data-health.md
 * @public
 */
export function observe<T>(health: Health, options: ObserveOptions<T>): MonoTypeOperatorFunction<T> {
  const { as, to, every = Infinity, on } = options;
  return (source) =>
    defer(() => {
      let counted = health.start;
      let count = 0;
      const handOut = (): void => {
        if (count === 0) return;
        const part = counted;
        counted = health.start;
        count = 0;
        to.next(part);
      };
      const take = (value: T): void => {
        const observation = as(value);
        if (observation === undefined) return;
        counted = health.observe(counted, observation);
        count += 1;
        if (count >= every) handOut();
      };
      const observed = source.pipe(tap({ next: take, error: handOut, complete: handOut, unsubscribe: handOut }));
      if (on === undefined) return observed;
      const ended = new Subject<void>();
      const told = from(on).pipe(tap(handOut), ignoreElements(), takeUntil(ended));
      return merge(told, observed.pipe(finalize(() => ended.next())));
    });
}
