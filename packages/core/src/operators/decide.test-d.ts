import { of, Subject, type Observable, type OperatorFunction } from 'rxjs';
import { describe, expectTypeOf, it } from 'vitest';
import { z } from 'zod';

import type { Channel, CustomerEvent, Decision, DecisionRequest, Input, Receipt, Step, Stepped } from '../index.ts';
import { accept } from './accept.ts';
import { decide } from './decide.ts';
import { deliver } from './deliver.ts';
import { enrich } from './enrich.ts';
import { keyedStore, type Kept } from './keyedStore.ts';
import { schedulerClock } from './schedulerClock.ts';
import { steps } from './steps.ts';

declare const step: Step;
declare const email: Channel;

describe('decide', () => {
  it('takes inputs and gives decisions; steps gives the whole step', () => {
    expectTypeOf(decide(step)).toEqualTypeOf<OperatorFunction<Input, Decision>>();
    expectTypeOf(steps(step)).toEqualTypeOf<OperatorFunction<Input, Stepped>>();
    decide(step, { store: keyedStore(), clock: schedulerClock() });
    // A map is a store without a bound.
    decide(step, { store: new Map<string, Kept>() });
  });

  it('stands in a pipe of the other operators, and takes each kind of input alone', () => {
    const receipts$ = of<unknown>().pipe(
      accept({ viewed: z.object({ price: z.number() }) }),
      enrich(() => ({ country: 'FI' })),
      decide(step),
      deliver({ email }),
    );
    expectTypeOf(receipts$).toEqualTypeOf<Observable<Receipt>>();
    expectTypeOf(receipts$.pipe(decide(step))).toEqualTypeOf<Observable<Decision>>();
    expectTypeOf(new Subject<DecisionRequest>().pipe(decide(step))).toEqualTypeOf<Observable<Decision>>();
    expectTypeOf(new Subject<CustomerEvent<'viewed', { price: number }>>().pipe(decide(step))).toEqualTypeOf<
      Observable<Decision>
    >();
  });

  it('takes no other values, no other steps, and no options that it does not know', () => {
    // @ts-expect-error no input
    of(1).pipe(decide(step));
    // @ts-expect-error a strategy is not a step
    decide({ id: 'a', version: '1', actions: [], funnel: [] });
    // @ts-expect-error no option
    decide(step, { clocks: schedulerClock() });
    // @ts-expect-error no store
    decide(step, { store: new Set() });
  });
});
