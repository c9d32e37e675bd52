import type { CustomerEvent } from '@opportune/core';
import type { Received, RejectedEvent } from '@opportune/core/events';

/** A message of a body, and where it stands there. */
export interface Placed {
  readonly path: string;
  readonly message: CustomerEvent | RejectedEvent;
}

/**
 * The messages of a body in their order, each with its place: a form tells the places of those that it rejects, and the
 * events have those in between.
 *
 * @param list - pointer to the list in the body; undefined where the body is one message
 */
export function placed({ events, rejected }: Received, list: string | undefined): readonly Placed[] {
  const places = rejected.map(({ faults: [{ path }] }) => placeIn(list, path));
  // A body that is rejected as a whole has one fault, which is not of a message.
  if (list === undefined || places.includes(undefined)) {
    return [...events, ...rejected].map((message) => ({ path: '', message }));
  }
  const bad = new Map(rejected.map((each, n) => [places[n], each]));
  const good = events.values();
  return Array.from({ length: events.length + rejected.length }, (_, n) => ({
    path: `${list}/${String(n)}`,
    message: bad.get(n) ?? good.next().value!,
  }));
}

function placeIn(list: string | undefined, path: string): number | undefined {
  if (list === undefined || !path.startsWith(`${list}/`)) return undefined;
  const [digits = ''] = path.slice(list.length + 1).split('/', 1);
  return /^\d+$/.test(digits) ? Number(digits) : undefined;
}
