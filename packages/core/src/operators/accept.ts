import { from, mergeMap, type Observer, type OperatorFunction } from 'rxjs';

import type { Fault } from '../errors/fault.ts';
import { messageOf } from '../errors/messageOf.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import { envelopeFaults } from '../events/envelopeFaults.ts';
import type { RejectedEvent } from '../events/rejectedEvent.ts';
import { show } from '../shape/describe.ts';
import { under } from '../shape/pointer.ts';
import { inTurn } from './inTurn.ts';
import { isPromise } from './isPromise.ts';
import type { SchemaIssue, SchemaResult, StandardSchema } from './standardSchema.ts';

/**
 * The events that pass a set of schemas.
 * @public
 */
export type AcceptedEvent<Schemas extends Readonly<Record<string, StandardSchema>>> = {
  [Type in keyof Schemas & string]: CustomerEvent<Type, OutputOf<Schemas[Type]>>;
}[keyof Schemas & string];

/** Member by member, because an interface, unlike a type, is not assignable to the properties of an event. */
type OutputOf<Schema> =
  Schema extends StandardSchema<infer Output>
    ? Output extends object
      ? { readonly [Key in keyof Output]: Output[Key] }
      : never
    : never;

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
  const pass = ({ accepted, rejected }: Verdict): AcceptedEvent<Schemas>[] => {
    if (rejected === undefined) return [accepted as unknown as AcceptedEvent<Schemas>];
    options.rejected?.next(rejected);
    return [];
  };
  return inTurn((event) => {
    const verdict = judge(event, schemas);
    return isPromise(verdict) ? from(verdict).pipe(mergeMap(pass)) : pass(verdict);
  });
}

type Verdict =
  | { readonly accepted: CustomerEvent; readonly rejected?: undefined }
  | { readonly accepted?: undefined; readonly rejected: RejectedEvent };

function judge(event: unknown, schemas: Readonly<Record<string, StandardSchema>>): Verdict | PromiseLike<Verdict> {
  const [fault, ...others] = envelopeFaults(event);
  if (fault !== undefined) return refused(event, fault, ...others);
  const known = event as CustomerEvent;
  const schema = Object.hasOwn(schemas, known.type) ? schemas[known.type] : undefined;
  if (schema === undefined) {
    const message = `expected one of ${Object.keys(schemas).join(', ')}, found ${show(known.type)}`;
    return refused(event, { code: 'EVENT_UNKNOWN', path: '/type', message });
  }
  const failed = (error: unknown): Verdict =>
    refused(event, rejection('/properties', `the schema failed: ${messageOf(error)}`));
  try {
    const result = schema['~standard'].validate(known.properties);
    return isPromise(result)
      ? Promise.resolve(result)
          .then((late) => verdict(known, late))
          .catch(failed)
      : verdict(known, result);
  } catch (error) {
    return failed(error);
  }
}

function verdict(event: CustomerEvent, result: SchemaResult<unknown>): Verdict {
  if (result.issues !== undefined) {
    const [first, ...others] = result.issues.map((issue) => rejection(pointerTo(issue), issue.message));
    return refused(event, first ?? rejection('/properties', 'the schema refused it and did not say why'), ...others);
  }
  const properties: unknown = result.value;
  if (!isObject(properties)) {
    return refused(event, rejection('/properties', `expected an object from the schema, found ${show(properties)}`));
  }
  return { accepted: { ...event, properties: properties as CustomerEvent['properties'] } };
}

const refused = (event: unknown, ...faults: RejectedEvent['faults']): Verdict => ({ rejected: { event, faults } });

const isObject = (it: unknown): it is object => typeof it === 'object' && it !== null;

const rejection = (path: string, message: string): Fault => ({ code: 'EVENT_REJECTED', path, message });

const pointerTo = ({ path = [] }: SchemaIssue): string =>
  path
    .map((key) => (typeof key === 'object' ? key.key : key))
    .reduce<string>((at, key) => under(at, String(key)), '/properties');
