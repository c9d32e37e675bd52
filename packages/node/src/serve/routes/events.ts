import { fromCloudEvents, fromEvents } from '@opportune/core/events';

import { mediaType } from '../body/mediaType.ts';
import { answerTo } from '../events/answerTo.ts';
import { listAt } from '../events/listAt.ts';
import type { Result } from '../events/result.ts';
import { takeIn } from '../events/takeIn.ts';
import type { Call, Route } from '../route.ts';
import type { Serving } from '../serving.ts';
import { withRoom } from './withRoom.ts';

const BATCH = 'application/cloudevents-batch+json';
const STRUCTURED = 'application/cloudevents+json';

/** Events of our own form, and CloudEvents in any of their modes: the headers tell. */
export const events: Route = {
  method: 'POST',
  paths: ['/v1/events'],
  scope: 'write',
  takes: ['application/json', STRUCTURED, BATCH],
  about: 'events in: one, a list, `{ events, sent }`, or CloudEvents',
  answer: (call, serving) => {
    const { received, list } = read(call, serving);
    return withRoom(serving, received.events.length + received.rejected.length, async () => {
      const results = await takeIn(serving, received, list);
      return answerTo(call.key?.scopes.includes('decide') === true ? results : results.map(withoutDecisions));
    });
  },
};

function read({ value, headers, received }: Call, { skew, customer }: Serving) {
  const type = mediaType(headers.get('content-type'));
  if (type === BATCH || type === STRUCTURED || headers.has('ce-specversion')) {
    const options = { received, headers: Object.fromEntries(headers), ...(customer === undefined ? {} : { customer }) };
    return { received: fromCloudEvents(value, options), list: type === BATCH ? '' : undefined };
  }
  const list = Array.isArray(value) ? '' : listAt(value, 'events');
  return { received: fromEvents(value, { received, ...(skew === undefined ? {} : { skew }) }), list };
}

/** Who only writes events does not learn what they lead to: such a key may stand in a page. */
const withoutDecisions = ({ decisions: _, ...rest }: Result): Result => rest;
