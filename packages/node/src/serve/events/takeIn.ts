import type { CustomerEvent, Fault } from '@opportune/core';
import type { Received, RejectedEvent } from '@opportune/core/events';

import { MEASURES } from '../../figures/measures.ts';
import { submitInOrder } from '../../runtime/submitInOrder.ts';
import type { Serving } from '../serving.ts';
import { pass } from './pass.ts';
import { placed, type Placed } from './placed.ts';
import { resultOf, type Result } from './result.ts';

/** Takes in what a body consists of, and tells of each message, in the order of the body, what became of it. */
export async function takeIn(
  serving: Pick<Serving, 'runtime' | 'schemas' | 'figures'>,
  received: Received,
  list: string | undefined,
): Promise<readonly Result[]> {
  const { runtime, schemas, figures } = serving;
  const messages = await Promise.all(
    placed(received, list).map(async ({ path, message }) => {
      if (schemas === undefined || isRejected(message)) return { path, message };
      return { path, message: await checked(path, message, schemas) };
    }),
  );
  const good = messages.filter((each): each is Taking => !isRejected(each.message));
  const submitted = await submitInOrder(
    (event) => runtime.submit(event),
    good.map(({ message }) => message),
  );
  const answers = new Map(good.map((each, n) => [each as Placed, submitted[n]!]));
  const isHere = (channel: string): boolean => Object.hasOwn(runtime.channels, channel);
  const results = messages.map((each): Result => {
    const { path, message } = each;
    if (isRejected(message)) return rejection(path, message.faults);
    return resultOf(path, message.id, answers.get(each)!, isHere);
  });
  for (const { answer } of results) figures.tell(MEASURES.messages, [answer]);
  return results;
}

type Taking = Placed & { readonly message: CustomerEvent };

const isRejected = (message: CustomerEvent | RejectedEvent): message is RejectedEvent => 'faults' in message;

/** Faults of a schema are of the event; here they are of the body. */
async function checked(
  path: string,
  event: CustomerEvent,
  schemas: NonNullable<Serving['schemas']>,
): Promise<CustomerEvent | RejectedEvent> {
  const passed = await pass(event, schemas);
  if (!isRejected(passed)) return passed;
  const [first, ...others] = passed.faults;
  const inBody = (fault: Fault): Fault => ({ ...fault, path: path + fault.path });
  return { event, faults: [inBody(first), ...others.map(inBody)] };
}

function rejection(path: string, faults: RejectedEvent['faults']): Result {
  const [{ code, message: detail }] = faults;
  return { answer: 'rejected', path, code, detail, faults };
}
