import { concatMap, EMPTY, from, of, type Observable, type Observer, type OperatorFunction } from 'rxjs';

import type { ErrorCode } from '../errors/codes.ts';
import type { Fault } from '../errors/fault.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import { show } from '../shape/describe.ts';
import { under } from '../shape/pointer.ts';
import type { SchemaIssue, SchemaResult, StandardSchema } from './standardSchema.ts';

/**
 * An event that was not accepted, as it came in, with everything that is wrong with it.
 * @public
 */
export interface RejectedEvent {
  readonly event: unknown;
  readonly faults: readonly [Fault, ...Fault[]];
}

/**
 * The events that pass a set of schemas.
 * @public
 */
export type AcceptedEvent<Schemas extends Readonly<Record<string, StandardSchema>>> = {
  [Type in keyof Schemas & string]: CustomerEvent<Type, OutputOf<Schemas[Type]>>;
}[keyof Schemas & string];

type OutputOf<Schema> = Schema extends StandardSchema<infer Output> ? Output & object : never;

/**
 * Lets events pass whose properties meet the schema of their type, as the schema returns them; the others go to
 * `rejected`, with their faults. Neither ends the stream.
 *
 * Order is kept, also where a schema answers later. A type without a schema is rejected as `EVENT_UNKNOWN`.
 *
 * @param schemas - any Standard Schema by event type: zod, valibot, arktype …
 * @param options - `rejected`: gets what is not accepted, for example a `Subject`
 * @example
 * ```ts
 * import { accept, type RejectedEvent } from '@opportune/core/operators';
 * import { from, Subject } from 'rxjs';
 * import { z } from 'zod';
 *
 * const rejected = new Subject<RejectedEvent>();
 * const codes: string[] = [];
 * rejected.subscribe(({ faults }) => codes.push(`${faults[0].code} ${faults[0].path}`));
 *
 * from([{ id: 'e1', type: 'viewed', customer: 'ada', time: 0, properties: { price: 'much' } }])
 *   .pipe(accept({ viewed: z.object({ price: z.number() }) }, { rejected }))
 *   .subscribe();
 *
 * codes; // => ['EVENT_REJECTED /properties/price']
 * ```
 * @public
 */
export function accept<const Schemas extends Readonly<Record<string, StandardSchema>>>(
  schemas: Schemas,
  options: { readonly rejected?: Pick<Observer<RejectedEvent>, 'next'> } = {},
): OperatorFunction<unknown, AcceptedEvent<Schemas>> {
  const pass = (verdict: CustomerEvent | RejectedEvent): Observable<AcceptedEvent<Schemas>> => {
    if (!('faults' in verdict)) return of(verdict as unknown as AcceptedEvent<Schemas>);
    options.rejected?.next(verdict);
    return EMPTY;
  };
  return concatMap((event) => {
    const verdict = judge(event, schemas);
    return verdict instanceof Promise ? from(verdict).pipe(concatMap(pass)) : pass(verdict);
  });
}

type Verdict = CustomerEvent | RejectedEvent;

function judge(event: unknown, schemas: Readonly<Record<string, StandardSchema>>): Verdict | Promise<Verdict> {
  const faults = envelopeFaults(event);
  if (faults[0] !== undefined) return { event, faults: [faults[0], ...faults.slice(1)] };
  const known = event as CustomerEvent;
  const schema = Object.hasOwn(schemas, known.type) ? schemas[known.type] : undefined;
  if (schema === undefined) {
    const message = `expected one of ${Object.keys(schemas).join(', ')}, found ${show(known.type)}`;
    return { event, faults: [{ code: 'EVENT_UNKNOWN', path: '/type', message }] };
  }
  const failed = (error: unknown): RejectedEvent => ({
    event,
    faults: [rejection('/properties', `the schema failed: ${error instanceof Error ? error.message : String(error)}`)],
  });
  try {
    const result = schema['~standard'].validate(known.properties);
    return result instanceof Promise ? result.then((late) => verdict(known, late), failed) : verdict(known, result);
  } catch (error) {
    return failed(error);
  }
}

function verdict(event: CustomerEvent, result: SchemaResult<unknown>): Verdict {
  if (result.issues === undefined) return { ...event, properties: result.value as CustomerEvent['properties'] };
  const [first, ...others] = result.issues.map((issue) => rejection(pointerTo(issue), issue.message));
  return { event, faults: [first ?? rejection('/properties', 'the schema refused it and did not say why'), ...others] };
}

const rejection = (path: string, message: string): Fault => ({ code: 'EVENT_REJECTED', path, message });

const pointerTo = ({ path = [] }: SchemaIssue): string =>
  path
    .map((key) => (typeof key === 'object' ? key.key : key))
    .reduce<string>((at, key) => under(at, String(key)), '/properties');

/** Everything that is wrong with an event before its type is looked at. */
function envelopeFaults(event: unknown): Fault[] {
  const code: ErrorCode = 'EVENT_REJECTED';
  if (typeof event !== 'object' || event === null) {
    return [{ code, path: '', message: `expected an event, found ${show(event)}` }];
  }
  const { id, type, customer, time, properties } = event as Readonly<Record<string, unknown>>;
  const faults: Fault[] = [];
  for (const [name, text] of Object.entries({ id, type, customer })) {
    if (typeof text !== 'string' || text === '') {
      faults.push({ code, path: `/${name}`, message: `expected a text, found ${show(text)}` });
    }
  }
  if (!Number.isFinite(time))
    faults.push({ code, path: '/time', message: `expected epoch milliseconds, found ${show(time)}` });
  if (typeof properties !== 'object' || properties === null) {
    faults.push({ code, path: '/properties', message: `expected an object, found ${show(properties)}` });
  }
  return faults;
}
