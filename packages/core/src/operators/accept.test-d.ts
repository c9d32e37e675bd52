import { of, type Observable, type OperatorFunction } from 'rxjs';
import { describe, expectTypeOf, it } from 'vitest';
import { z } from 'zod';

import type { RejectedEvent } from '../events/rejectedEvent.ts';
import type { CustomerEvent, Input } from '../index.ts';
import { accept, type AcceptedEvent } from './accept.ts';
import type { StandardSchema } from './standardSchema.ts';

interface Order {
  total: number;
  note?: string;
}
declare const order: StandardSchema<Order>;

const schemas = {
  viewed: z.object({ product: z.string(), price: z.string().transform(Number) }),
  signed: z.object({ plan: z.enum(['free', 'paid']).default('free') }),
  ordered: order,
};

describe('accept', () => {
  it('gives the events that the schemas describe, as they return them', () => {
    const events$ = of<unknown>().pipe(accept(schemas));
    type Event = typeof events$ extends Observable<infer It> ? It : never;
    expectTypeOf<Event['type']>().toEqualTypeOf<'viewed' | 'signed' | 'ordered'>();

    const read = (event: Event): unknown => {
      if (event.type === 'viewed') {
        expectTypeOf(event.properties).toEqualTypeOf<{ readonly product: string; readonly price: number }>();
        // @ts-expect-error another event's property
        return event.properties.plan;
      }
      if (event.type === 'signed') expectTypeOf(event.properties.plan).toEqualTypeOf<'free' | 'paid'>();
      if (event.type === 'ordered') {
        expectTypeOf(event.properties).toEqualTypeOf<{ readonly total: number; readonly note?: string }>();
      }
      // @ts-expect-error a type without a schema
      return event.type === 'left';
    };
    expectTypeOf(read).returns.toBeUnknown();
  });

  it('takes what comes, and gives what the other operators take, interfaces included', () => {
    expectTypeOf(accept(schemas)).toExtend<OperatorFunction<unknown, Input>>();
    expectTypeOf<AcceptedEvent<typeof schemas>>().toExtend<CustomerEvent>();
    expectTypeOf<AcceptedEvent<{ ordered: StandardSchema<Order> }>>().toExtend<CustomerEvent>();
  });

  it('lets no schema pass that does not give an object', () => {
    expectTypeOf<AcceptedEvent<{ viewed: StandardSchema<number> }>['properties']>().toBeNever();
  });

  it('takes Standard Schemas only, and somebody who hears of rejections', () => {
    accept(schemas, { rejected: { next: (it) => expectTypeOf(it).toEqualTypeOf<RejectedEvent>() } });
    // @ts-expect-error no schema
    accept({ viewed: (value: unknown) => value });
    // @ts-expect-error no observer
    accept(schemas, { rejected: 'console' });
  });
});
