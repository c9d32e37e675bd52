import { fromSegment, type SegmentCall } from '@opportune/core/events';

import { ok } from '../answer.ts';
import { answerTo } from '../events/answerTo.ts';
import { listAt } from '../events/listAt.ts';
import { takeIn } from '../events/takeIn.ts';
import type { Route } from '../route.ts';
import { withRoom } from './withRoom.ts';

/**
 * What clients of Segment call. As there, the answer is a success wherever the body could be read; what was rejected of
 * it is told besides, and clients do not look at it. Those in the browser say `text/plain`, show their key in the body and
 * use the short addresses.
 */
const routeFor = (call: SegmentCall | undefined, paths: readonly string[], about: string): Route => ({
  method: 'POST',
  paths,
  scope: 'write',
  takes: ['application/json', 'text/plain'],
  keyInBody: true,
  about,
  answer: ({ value, received: at }, serving) => {
    const { skew } = serving;
    const options = { received: at, lenient: true, ...(skew === undefined ? {} : { skew }) };
    const received = fromSegment(value, call === undefined ? options : { ...options, call });
    const list = listAt(value, 'batch');
    return withRoom(serving, received.events.length + received.rejected.length, async () => {
      const results = await takeIn(serving, received, list);
      const isWhole = results[0]?.path === '' && list !== undefined;
      const answer = answerTo(results);
      if (answer.status !== 200 && (isWhole || answer.code !== 'EVENTS_REJECTED')) return answer;
      const rejected = results.filter((result) => result.answer === 'rejected');
      return ok({ success: true, ...(rejected.length === 0 ? {} : { rejected }) });
    });
  },
});

export const segment: readonly Route[] = [
  routeFor(undefined, ['/v1/batch', '/v1/b', '/v1/import'], 'calls of clients of Segment, many at once'),
  routeFor('track', ['/v1/track', '/v1/t'], 'what a customer did'),
  routeFor('identify', ['/v1/identify', '/v1/i'], 'who a customer is'),
  routeFor('page', ['/v1/page', '/v1/p'], 'a page that was looked at'),
  routeFor('screen', ['/v1/screen', '/v1/s'], 'a screen that was looked at'),
  routeFor('group', ['/v1/group', '/v1/g'], 'whom a customer belongs to'),
  routeFor('alias', ['/v1/alias', '/v1/a'], 'two ids that are one customer'),
];
