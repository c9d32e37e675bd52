import fc from 'fast-check';
import { from, of, Subject } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { expect, it, vi } from 'vitest';

import {
  absence,
  allocate,
  arbitrate,
  cap,
  compile,
  eq,
  funnelOf,
  gte,
  holdout,
  lever,
  limit,
  product,
  qualify,
  value,
  weight,
  type CustomerState,
  type DecisionRequest,
  type Shortlist,
} from '../index.ts';
import { lift } from './lift.ts';

const step = compile({
  id: 'sale',
  version: '1',
  triggers: { abandoned: absence({ after: 'cart', of: 'order', for: 10 }) },
  actions: [
    { id: 'reminder', channel: 'email', on: 'abandoned' },
    { id: 'a', group: 'sale', channel: 'web', value: 3 },
    { id: 'b', group: 'sale', channel: 'web', value: 2, when: gte('context.age', 18) },
    { id: 'c', group: 'news', channel: 'web', value: 1, lever: 4, when: eq('context.device', 'mobile') },
    { id: 'd', group: 'news', channel: 'app', validFrom: 5 },
  ],
  funnel: [
    qualify(),
    limit(cap({ channel: 'web', atMost: 2, per: 10 })),
    holdout({ share: 0.2 }),
    arbitrate(product(weight(eq('context.device', 'mobile'), 1.5), value(), lever({ sale: 0.8 }))),
    allocate({
      hero: { channel: 'web', atMost: 1 },
      side: { channel: 'web', atMost: 1 },
      feed: { channel: 'app', atMost: 1 },
    }),
  ],
});
const funnel = funnelOf(step);
const shortlist = funnel.propose(undefined, { kind: 'request', id: 'r1', customer: 'ada' }, 0);
const [qualified] = funnel.stages;

it('over all stages gives what the step decides', () => {
  const contexts = fc.record(
    { age: fc.integer({ min: 16, max: 20 }), device: fc.constantFrom('mobile', 'desktop') },
    { requiredKeys: [] },
  );
  const slots = fc.option(fc.subarray(['hero', 'side', 'feed']), { nil: undefined });
  const requests = fc.array(fc.tuple(fc.nat({ max: 4 }), contexts, slots), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(requests, fc.constantFrom('ada', 'bob', 'cyd', 'dan', 'eve'), (log, customer) => {
      let state: CustomerState | undefined;
      let now = 0;
      for (const [i, [gap, context, wanted]] of log.entries()) {
        now += gap;
        const request: DecisionRequest = {
          kind: 'request',
          id: `r${i}`,
          customer,
          context,
          ...(wanted && { slots: wanted }),
        };
        const seen: Shortlist[] = [];
        from([funnel.propose(state, request, now)])
          .pipe(
            lift(funnel.stages[0]!),
            lift(funnel.stages[1]!),
            lift(funnel.stages[2]!),
            lift(funnel.stages[3]!),
            lift(funnel.stages[4]!),
          )
          .subscribe((it) => seen.push(it));
        const result = step(state, request, now);
        expect(seen).toHaveLength(1);
        const chosen = seen[0]!.candidates.map(({ action, slot, score, probability }) => ({
          action: action.id,
          slot,
          score,
          probability,
        }));
        expect(chosen).toEqual(
          result.decisions.map(({ action, slot, score, probability }) => ({ action, slot, score, probability })),
        );
        expect(seen[0]!.dropped).toEqual(result.dropped);
        state = result.state;
      }
    }),
  );
});

it('runs a stage for each shortlist, in its own time', () => {
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(
    ({ hot, expectObservable, expectSubscriptions }) => {
      const other = funnel.propose(undefined, { kind: 'request', id: 'r2', customer: 'bob', context: { age: 20 } }, 9);
      const source = hot('-a--b-|', { a: shortlist, b: other });
      expectObservable(source.pipe(lift(qualified!))).toBe('-a--b-|', {
        a: qualified!(shortlist),
        b: qualified!(other),
      });
      expectSubscriptions(source.subscriptions).toBe('^-----!');
    },
  );
});

it('may run a stage of one’s own, which gets the shortlist and nothing else', () => {
  const stage = vi.fn((it: Shortlist) => ({ ...it, candidates: it.candidates.slice(0, 1) }));
  const seen: Shortlist[] = [];
  of(shortlist)
    .pipe(lift(stage))
    .subscribe((it) => seen.push(it));
  expect(stage.mock.calls).toEqual([[shortlist]]);
  expect(seen[0]?.candidates.map(({ action }) => action.id)).toEqual(['a']);
});

it('ends with the error of a stage that throws, and lets go of the source', () => {
  const error = new Error('down');
  const source = new Subject<Shortlist>();
  const ends: unknown[] = [];
  const stage = () => {
    throw error;
  };
  source.pipe(lift(stage)).subscribe({ error: (it) => ends.push(it) });
  source.next(shortlist);
  expect(ends).toEqual([error]);
  expect(source.observed).toBe(false);
});
