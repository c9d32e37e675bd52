import { from, Subject } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

import type { RejectedEvent } from '../events/rejectedEvent.ts';
import { accept } from './accept.ts';
import type { SchemaResult, StandardSchema } from './standardSchema.ts';

const viewed = { id: 'e1', type: 'viewed', customer: 'ada', time: 0, properties: { price: 12 } };

/** A Standard Schema by hand. */
const schema = <Output = object>(validate: (value: unknown) => unknown): StandardSchema<Output> => ({
  '~standard': {
    version: 1,
    vendor: 'hand',
    validate: validate as (value: unknown) => SchemaResult<Output> | Promise<SchemaResult<Output>>,
  },
});
const asIs = schema((value) => ({ value }));
const turns = () => new Promise((resolve) => setTimeout(resolve, 0));

type Schemas = Readonly<Record<string, StandardSchema>>;

/** What becomes of events, and the order in which it is known. */
function judged(events: readonly unknown[], schemas: Schemas) {
  const accepted: unknown[] = [];
  const rejected: RejectedEvent[] = [];
  const ends: unknown[] = [];
  from(events)
    .pipe(accept(schemas, { rejected: { next: (it) => rejected.push(it) } }))
    .subscribe({
      next: (it) => accepted.push(it),
      error: (error) => ends.push(error),
      complete: () => ends.push('complete'),
    });
  return { accepted, rejected, ends };
}

const faultsOf = (rejected: readonly RejectedEvent[]) =>
  rejected.map(({ faults }) => faults.map(({ code, path }) => `${code} ${path}`));

describe('a zod schema', () => {
  const schemas = {
    viewed: z.object({ price: z.number(), at: z.object({ 'a/b': z.string() }).optional() }),
    signed: z.object({ email: z.string().transform((text) => text.toLowerCase()), plan: z.string().default('free') }),
  };

  it('lets pass what meets it, as it returns it, and the rest of the event as it was', () => {
    const event = {
      ...viewed,
      type: 'signed',
      source: 'web',
      received: 3,
      properties: { email: 'ADA@X.ORG', more: 1 },
    };
    const { accepted, rejected } = judged([event], schemas);
    expect(accepted).toEqual([{ ...event, properties: { email: 'ada@x.org', plan: 'free' } }]);
    expect(rejected).toEqual([]);
    expect(event.properties.email).toBe('ADA@X.ORG');
  });

  it('rejects the others with all that is wrong, each with a pointer into the event', () => {
    const event = { ...viewed, properties: { price: 'much', at: { 'a/b': 3 } } };
    const { accepted, rejected } = judged([event, viewed], schemas);
    expect(accepted).toEqual([viewed]);
    expect(rejected[0]?.event).toBe(event);
    expect(faultsOf(rejected)).toEqual([['EVENT_REJECTED /properties/price', 'EVENT_REJECTED /properties/at/a~1b']]);
    expect(rejected[0]?.faults[0].message).toMatch(/number/);
  });

  it('may be asynchronous', async () => {
    const known = z.object({ product: z.string().refine(async (it) => (await Promise.resolve(it)) !== 'gone') });
    const events = ['p1', 'gone', 'p2'].map((product) => ({ ...viewed, properties: { product } }));
    const { accepted, rejected, ends } = judged(events, { viewed: known });
    await turns();
    expect(accepted).toEqual([events[0], events[2]]);
    expect(faultsOf(rejected)).toEqual([['EVENT_REJECTED /properties/product']]);
    expect(ends).toEqual(['complete']);
  });
});

describe('a schema that answers later', () => {
  const late = (answers: PromiseWithResolvers[]) =>
    schema(() => {
      const answer = withResolvers();
      answers.push(answer);
      return answer.promise;
    });

  it('keeps the order: what comes after waits, and so do rejections and the end', async () => {
    const answers: PromiseWithResolvers[] = [];
    const order: string[] = [];
    const source = new Subject<unknown>();
    source
      .pipe(accept({ slow: late(answers), quick: asIs }, { rejected: { next: () => order.push('rejected') } }))
      .subscribe({ next: ({ id }) => order.push(id), complete: () => order.push('complete') });
    source.next({ ...viewed, id: 'q0', type: 'quick' });
    source.next({ ...viewed, id: 's1', type: 'slow' });
    source.next({ ...viewed, id: 'q2', type: 'quick' });
    source.next({ ...viewed, id: 'u3', type: 'unknown' });
    source.next({ ...viewed, id: 's4', type: 'slow' });
    source.next({ ...viewed, id: 'q5', type: 'quick' });
    source.complete();
    await turns();
    expect(order).toEqual(['q0']);
    answers[0]?.resolve({ value: {} });
    await turns();
    expect(order).toEqual(['q0', 's1', 'q2', 'rejected']);
    answers[1]?.resolve({ value: {} });
    await turns();
    expect(order).toEqual(['q0', 's1', 'q2', 'rejected', 's4', 'q5', 'complete']);
  });

  it('is not heard any more after unsubscription', async () => {
    const answers: PromiseWithResolvers[] = [];
    const seen = vi.fn();
    const source = new Subject<unknown>();
    const subscription = source.pipe(accept({ viewed: late(answers) }, { rejected: { next: seen } })).subscribe(seen);
    source.next(viewed);
    subscription.unsubscribe();
    expect(source.observed).toBe(false);
    answers[0]?.resolve({ value: {} });
    await turns();
    expect(seen).not.toHaveBeenCalled();
  });

  it('may hold up a great many', async () => {
    const answers: PromiseWithResolvers[] = [];
    const source = new Subject<unknown>();
    let count = 0;
    source.pipe(accept({ slow: late(answers), viewed: asIs })).subscribe(() => count++);
    source.next({ ...viewed, type: 'slow' });
    for (let i = 0; i < 20_000; i++) source.next(viewed);
    answers[0]?.resolve({ value: {} });
    await turns();
    expect(count).toBe(20_001);
  });
});

describe('a schema that breaks', () => {
  const bare: unknown = Object.create(null);
  const issue = (path: unknown) => schema(() => ({ issues: [{ message: 'no', path }] }));

  it.each<[name: string, schema: StandardSchema, fault: string, message: RegExp]>([
    [
      'throws',
      schema(() => {
        throw new Error('out of order');
      }),
      '/properties',
      /^the schema failed: out of order$/,
    ],
    [
      'throws a text',
      schema(() => {
        throw 'out of order';
      }),
      '/properties',
      /^the schema failed: out of order$/,
    ],
    [
      'throws what cannot be shown',
      schema(() => {
        throw bare;
      }),
      '/properties',
      /^the schema failed: an object$/,
    ],
    [
      'rejects',
      schema(() => Promise.reject(new Error('out of order'))),
      '/properties',
      /^the schema failed: out of order$/,
    ],
    ['rejects with nothing', schema(() => Promise.reject()), '/properties', /^the schema failed: nothing$/],
    ['gives nothing', schema(() => undefined), '/properties', /^the schema failed: /],
    ['gives nothing later', schema(() => Promise.resolve()), '/properties', /^the schema failed: /],
    ['gives no object', schema(() => ({ value: 3 })), '/properties', /expected an object from the schema, found 3/],
    [
      'gives null later',
      schema(() => Promise.resolve({ value: null })),
      '/properties',
      /expected an object .* found null/,
    ],
    ['refuses and does not say why', schema(() => ({ issues: [] })), '/properties', /did not say why/],
    ['refuses without a path', issue(undefined), '/properties', /^no$/],
    ['refuses with a path of keys', issue(['a', 0, 'b~c']), '/properties/a/0/b~0c', /^no$/],
    ['refuses with a path of segments', issue([{ key: 'a' }, { key: 1 }]), '/properties/a/1', /^no$/],
    ['refuses with a symbol', issue([Symbol('s')]), '/properties/Symbol(s)', /^no$/],
    ['refuses with a path that is none', issue(3), '/properties', /^the schema failed: /],
  ])('%s', async (_, broken, path, message) => {
    const { accepted, rejected, ends } = judged([viewed, { ...viewed, type: 'fine' }], { viewed: broken, fine: asIs });
    await turns();
    expect(rejected).toEqual([
      { event: viewed, faults: [{ code: 'EVENT_REJECTED', path, message: expect.stringMatching(message) }] },
    ]);
    expect(accepted).toEqual([{ ...viewed, type: 'fine' }]);
    expect(ends).toEqual(['complete']);
  });

  it('is like a promise only', async () => {
    const { accepted, ends } = judged([viewed], {
      viewed: schema(() => ({ then: (resolve: (it: unknown) => void) => resolve({ value: { price: 3 } }) })),
    });
    await turns();
    expect(accepted).toEqual([{ ...viewed, properties: { price: 3 } }]);
    expect(ends).toEqual(['complete']);
  });
});

describe('the envelope', () => {
  const { proxy: revoked, revoke } = Proxy.revocable({}, {});
  revoke();

  it.each<[name: string, event: unknown, faults: readonly string[]]>([
    ['undefined', undefined, ['']],
    ['null', null, ['']],
    ['a text', 'viewed', ['']],
    ['a number', 3, ['']],
    ['a symbol', Symbol('viewed'), ['']],
    ['a function', () => viewed, ['']],
    ['what cannot be read', revoked, ['']],
    ['a list', [], ['/id', '/type', '/customer', '/time', '/properties']],
    ['nothing in it', {}, ['/id', '/type', '/customer', '/time', '/properties']],
    ['an id that is no text', { ...viewed, id: 3 }, ['/id']],
    ['an empty id', { ...viewed, id: '' }, ['/id']],
    ['an empty type', { ...viewed, type: '' }, ['/type']],
    ['a type that is a list', { ...viewed, type: ['viewed'] }, ['/type']],
    ['an empty customer', { ...viewed, customer: '' }, ['/customer']],
    ['a customer that is an object', { ...viewed, customer: { id: 'ada' } }, ['/customer']],
    ['a time that is a text', { ...viewed, time: '2026-11-22' }, ['/time']],
    ['a time that is a Date', { ...viewed, time: new Date(0) }, ['/time']],
    ['a time that is NaN', { ...viewed, time: NaN }, ['/time']],
    ['a time without end', { ...viewed, time: Infinity }, ['/time']],
    ['properties that are null', { ...viewed, properties: null }, ['/properties']],
    ['properties that are a text', { ...viewed, properties: '{}' }, ['/properties']],
    ['two faults', { ...viewed, id: null, time: null }, ['/id', '/time']],
    ['a receipt', { ...viewed, kind: 'receipt', decision: 'd1', status: 'sent' }, ['/kind']],
    ['a wake-up', { ...viewed, kind: 'wakeUp' }, ['/kind']],
    ['a request', { ...viewed, kind: 'request' }, ['/kind']],
    ['kind null', { ...viewed, kind: null }, ['/kind']],
  ])('is refused: %s', (_, event, paths) => {
    const { accepted, rejected, ends } = judged([event, viewed], { viewed: asIs });
    expect(accepted).toEqual([viewed]);
    expect(faultsOf(rejected)).toEqual([paths.map((path) => `EVENT_REJECTED ${path}`)]);
    expect(rejected[0]?.event).toBe(event);
    expect(ends).toEqual(['complete']);
  });

  it.each(['unknown', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])('is refused: type %s', (type) => {
    const { accepted, rejected } = judged([{ ...viewed, type }], { viewed: asIs, signed: asIs });
    expect(accepted).toEqual([]);
    expect(rejected[0]?.faults).toEqual([
      { code: 'EVENT_UNKNOWN', path: '/type', message: `expected one of viewed, signed, found "${type}"` },
    ]);
  });

  it.each(['__proto__', 'constructor'])('may have the type %s, where it has a schema of its own', (type) => {
    const event = { ...viewed, type };
    expect(judged([event], { [type]: asIs }).accepted).toEqual([event]);
  });

  it.each([
    ['kind event', { kind: 'event' }],
    ['a member named faults', { faults: [{ code: 'EVENT_REJECTED' }] }],
    ['a member named then', { then: 'after' }],
    ['a time before 1970', { time: -1 }],
  ])('may have %s', (_, more) => {
    const event = { ...viewed, ...more };
    expect(judged([event], { viewed: asIs })).toEqual({ accepted: [event], rejected: [], ends: ['complete'] });
  });
});

describe('rejected', () => {
  it('may be left out', () => {
    const seen = vi.fn();
    from([3, viewed])
      .pipe(accept({ viewed: asIs }))
      .subscribe(seen);
    expect(seen.mock.calls).toEqual([[viewed]]);
  });

  it.each<[string, StandardSchema]>([
    ['at once', schema(() => ({ issues: [] }))],
    ['later', schema(() => Promise.resolve({ issues: [] }))],
  ])('ends the stream with an error where it throws %s', async (_, refuses) => {
    const error = new Error('full');
    const ends: unknown[] = [];
    const source = new Subject<unknown>();
    const rejected = {
      next: () => {
        throw error;
      },
    };
    source.pipe(accept({ viewed: refuses }, { rejected })).subscribe({ error: (it) => ends.push(it) });
    source.next(viewed);
    await turns();
    expect(ends).toEqual([error]);
    expect(source.observed).toBe(false);
  });

  it('may give a mended event back to the source, which is taken after the one under way', () => {
    const seen: unknown[] = [];
    const source = new Subject<unknown>();
    const next = ({ event }: RejectedEvent) => source.next({ ...(event as object), time: 5 });
    source.pipe(accept({ viewed: asIs }, { rejected: { next } })).subscribe(({ time }) => seen.push(time));
    source.next({ ...viewed, time: '5' });
    expect(seen).toEqual([5]);
  });
});

interface PromiseWithResolvers {
  readonly promise: Promise<unknown>;
  readonly resolve: (value: unknown) => void;
}

function withResolvers(): PromiseWithResolvers {
  let resolve: (value: unknown) => void = () => undefined;
  const promise = new Promise((it) => (resolve = it));
  return { promise, resolve };
}
