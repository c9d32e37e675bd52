import type { CustomerEvent } from '@opportune/core';
import type { RejectedEvent } from '@opportune/core/events';
import { accept, type StandardSchema } from '@opportune/core/operators';
import { firstValueFrom, of, ReplaySubject, merge } from 'rxjs';

/**
 * What an application knows of its events: any Standard Schema by event type.
 * @public
 */
export type Schemas = Readonly<Record<string, StandardSchema>>;

/** The event as its schema returns it, or why it is not accepted. */
export function pass(event: CustomerEvent, schemas: Schemas): Promise<CustomerEvent | RejectedEvent> {
  const rejected = new ReplaySubject<RejectedEvent>(1);
  return firstValueFrom<CustomerEvent | RejectedEvent>(merge(of(event).pipe(accept(schemas, { rejected })), rejected));
}
