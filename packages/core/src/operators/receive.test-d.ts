import { Subject, type OperatorFunction } from 'rxjs';
import { describe, expectTypeOf, it } from 'vitest';

import { fromCloudEvents, fromEvents, fromSegment, type CloudEvent, type Received } from '../events/index.ts';
import type { CustomerEvent, Fault, Input } from '../index.ts';
import { decide, receive, steps, type RejectedEvent } from './index.ts';

describe('receive', () => {
  it('takes any form, and gives what the other operators take', () => {
    expectTypeOf(receive(fromSegment)).toEqualTypeOf<OperatorFunction<unknown, CustomerEvent>>();
    expectTypeOf(receive(fromCloudEvents)).toExtend<OperatorFunction<unknown, Input>>();
    receive(fromEvents, { rejected: new Subject<RejectedEvent>(), findings: new Subject<Fault>() });
    receive((body, at) => fromSegment(body, { ...at, lenient: true, call: 'page' }));
    // @ts-expect-error no form
    receive(() => []);
    // @ts-expect-error nobody who could hear
    receive(fromSegment, { rejected: [] });
  });

  it('has forms that have to be told when a body was received', () => {
    expectTypeOf(fromSegment({}, { received: 0 })).toEqualTypeOf<Received>();
    // @ts-expect-error when
    fromSegment({}, {});
    // @ts-expect-error no such call
    fromSegment({}, { received: 0, call: 'trak' });
    fromCloudEvents(
      {},
      { received: 0, customer: (event) => (expectTypeOf(event).toEqualTypeOf<CloudEvent>(), event.subject) },
    );
    // @ts-expect-error a customer is a text
    fromCloudEvents({}, { received: 0, customer: () => 7 });
  });
});

describe('decide', () => {
  it('tells of what is ignored, which steps give anyway', () => {
    decide(undefined as never, { ignored: { next: ({ result }) => expectTypeOf(result.ignored).not.toBeAny() } });
    // @ts-expect-error see `result.ignored` of what it emits
    steps(undefined as never, { ignored: { next: () => undefined } });
  });
});
