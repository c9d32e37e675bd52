import type { Delivery, SendMany } from '@opportune/core';

import { call } from '../internal/call.ts';
import { field } from '../internal/field.ts';
import { handOverMany } from '../internal/handOverMany.ts';
import type { Answer, Line } from '../internal/line.ts';
import { parseJson } from '../internal/parseJson.ts';
import { brazeAnswer } from './brazeAnswer.ts';
import type { BrazeOptions } from './brazeOptions.ts';
import { brazeRequest } from './brazeRequest.ts';

/** Events and attributes of one request, counted together. */
const MOST_OBJECTS = 75;

/** What one decision is in a request, as JSON. */
interface Part {
  readonly events: string;
  readonly attributes: string | undefined;
}

/** Sends many events in one request, with what should stay in the profiles. */
export function brazeMany(
  options: BrazeOptions,
  line: Line,
  base: string,
  headers: Record<string, string>,
  secrets: readonly string[],
): SendMany {
  const write = (delivery: Delivery): Part => {
    const { events, attributes } = brazeRequest(options, delivery).body as Record<
      string,
      readonly object[] | undefined
    >;
    return { events: JSON.stringify(events?.[0]), attributes: attributes && JSON.stringify(attributes[0]) };
  };

  const sendMany = (deliveries: readonly Delivery[]) =>
    handOverMany(deliveries, secrets, write, async (parts) => {
      const profiles = parts.flatMap(({ attributes }) => attributes ?? []);
      const events = `"events":[${parts.map((part) => part.events).join(',')}]`;
      const body = `{${events}${profiles.length === 0 ? '' : `,"attributes":[${profiles.join(',')}]`}}`;
      const reply = await call(line, deliveries[0]!, { url: `${base}/users/track`, headers, body });
      if (!reply.taken) return parts.map(() => reply.answer);
      const answer = brazeAnswer(reply);
      const faulty = answer.status === 'failed' ? faultyIn(parts, reply.text) : undefined;
      return parts.map((_, n) => (faulty === undefined || faulty.has(n) ? answer : ACCEPTED));
    });
  return Object.assign(sendMany, {
    atMost: options.profile === undefined ? MOST_OBJECTS : Math.floor(MOST_OBJECTS / 2),
  });
}

const ACCEPTED: Answer = { status: 'accepted' };

/** The places of those that a good answer finds fault with; undefined where it does not say which. */
function faultyIn(parts: readonly Part[], text: string): ReadonlySet<number> | undefined {
  const answer = parseJson(text);
  const errors = field(answer, 'errors');
  if (field(answer, 'message') !== 'success' || !Array.isArray(errors)) return undefined;
  const withProfile = parts.flatMap(({ attributes }, n) => (attributes === undefined ? [] : [n]));
  const places = errors.map((error): number | undefined => {
    const index = Number(field(error, 'index'));
    const list = field(error, 'input_array');
    if (list === 'attributes') return withProfile[index];
    return list === 'events' && index in parts ? index : undefined;
  });
  return places.includes(undefined) ? undefined : new Set(places.flatMap((place) => place ?? []));
}
