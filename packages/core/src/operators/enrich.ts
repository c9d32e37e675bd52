import {
  catchError,
  defaultIfEmpty,
  from,
  isObservable,
  map,
  of,
  take,
  type Observable,
  type Observer,
  type OperatorFunction,
} from 'rxjs';

import type { Fault } from '../errors/fault.ts';
import { messageOf } from '../errors/messageOf.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import { inTurn } from './inTurn.ts';
import { isPromise } from './isPromise.ts';

/**
 * An event that could not be enriched, and why. It has gone on as it was.
 * @public
 */
export interface EnrichFailure<Event extends CustomerEvent = CustomerEvent> {
  readonly event: Event;
  readonly fault: Fault;
}

/**
 * Adds properties that a lookup finds for an event; those that the event brings itself win. A lookup that finds nothing
 * leaves the event as it is, and so does one that fails, which goes to `failed`. Order is kept: an event waits for the
 * lookup of the one before.
 *
 * @param lookup - gives the properties to add, at once, by a promise or by an observable of which the first value counts
 * @param options - `failed`: gets the failures, for example a `Subject`
 * @example
 * ```ts
 * import { enrich } from '@opportune/core/operators';
 * import { of } from 'rxjs';
 *
 * const seen: unknown[] = [];
 * of({ id: 'e1', type: 'viewed', customer: 'ada', time: 0, properties: { product: 'p1' } })
 *   .pipe(enrich(() => ({ price: 12 })))
 *   .subscribe(({ properties }) => seen.push(properties));
 *
 * seen; // => [{ price: 12, product: 'p1' }]
 * ```
 * @public
 */
export function enrich<Event extends CustomerEvent>(
  lookup: (event: Event) => Found | PromiseLike<Found> | Observable<Found>,
  options: { readonly failed?: Pick<Observer<EnrichFailure<Event>>, 'next'> } = {},
): OperatorFunction<Event, Event> {
  const failed = (event: Event, error: unknown): Event => {
    const message = `the lookup for ${event.id} failed: ${messageOf(error)}`;
    options.failed?.next({ event, fault: { code: 'ENRICH_FAILED', path: '/properties', message } });
    return event;
  };
  return inTurn((event) => {
    try {
      const found = lookup(event);
      if (!isLater(found)) return [merged(event, found)];
      return from(found).pipe(
        take(1),
        defaultIfEmpty(undefined),
        map((late) => merged(event, late)),
        catchError((error: unknown) => of(failed(event, error))),
      );
    } catch (error) {
      return [failed(event, error)];
    }
  });
}

type Found = Readonly<Record<string, unknown>> | undefined;

type Later = PromiseLike<Found> | Observable<Found>;

const isLater = (found: Found | Later): found is Later => isPromise(found) || isObservable(found);

const merged = <Event extends CustomerEvent>(event: Event, found: Found): Event =>
  found === undefined ? event : { ...event, properties: { ...found, ...event.properties } };
