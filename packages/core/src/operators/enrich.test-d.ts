import { of, type OperatorFunction } from 'rxjs';
import { describe, expectTypeOf, it } from 'vitest';
import { z } from 'zod';

import type { CustomerEvent } from '../index.ts';
import { accept, type AcceptedEvent } from './accept.ts';
import { enrich, type EnrichFailure } from './enrich.ts';

const schemas = { viewed: z.object({ product: z.string() }), left: z.object({}) };
type Accepted = AcceptedEvent<typeof schemas>;

describe('enrich', () => {
  it('knows the events of the pipe, in lookup and failures, and gives them on', () => {
    const events$ = of<unknown>().pipe(
      accept(schemas),
      enrich((event) => {
        expectTypeOf(event).toEqualTypeOf<Accepted>();
        return event.type === 'viewed' ? { price: event.properties.product.length } : undefined;
      }),
    );
    expectTypeOf(events$).toExtend<ReturnType<OperatorFunction<unknown, Accepted>>>();
    enrich((_: Accepted) => undefined, {
      failed: { next: (it) => expectTypeOf(it).toEqualTypeOf<EnrichFailure<Accepted>>() },
    });
  });

  it('takes what is found at once, by a promise, by what is like one, or by an observable', () => {
    enrich(() => ({ price: 1 }));
    enrich(() => undefined);
    enrich(() => Promise.resolve({ price: 1 }));
    enrich(async (event) => (event.id === '' ? undefined : { price: 1 }));
    enrich((): PromiseLike<{ price: number }> => Promise.resolve({ price: 1 }));
    enrich(() => of({ price: 1 }));
    expectTypeOf(enrich(() => undefined)).toEqualTypeOf<OperatorFunction<CustomerEvent, CustomerEvent>>();
  });

  it('takes properties only', () => {
    // @ts-expect-error no properties
    enrich(() => 12);
    // @ts-expect-error no properties
    enrich(() => Promise.resolve('much'));
    // @ts-expect-error no events
    enrich((event: number) => ({ event }));
  });
});
