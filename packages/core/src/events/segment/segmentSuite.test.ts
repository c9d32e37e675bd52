import { describe, expect, it } from 'vitest';

import { ABSENT, sharedJson } from '../../../../../.config/shared.ts';
import { fromSegment } from './fromSegment.ts';
import { SEGMENT_CALLS } from './segmentCalls.ts';
import type { SegmentCall } from './segmentOptions.ts';

type Fields = Readonly<Record<string, unknown>>;

const requests = sharedJson('suites/segment/node-client-requests.json') as
  | readonly { readonly body: { readonly batch: readonly Fields[]; readonly sentAt: string } }[]
  | undefined;
const { cases } = (sharedJson('suites/segment/validation-cases.json') ?? {}) as {
  readonly cases?: readonly { readonly check: string; readonly event: unknown; readonly ok: boolean }[];
};

/** Half a second on the way. */
const arrivalOf = (sentAt: string) => Date.parse(sentAt) + 500;

describe.runIf(requests !== undefined)('requests of the real client for Node', () => {
  it.each((requests ?? []).map(({ body }, i) => [i, body] as const))(
    'E9 every message of request %i is an event',
    (_, body) => {
      const received = arrivalOf(body.sentAt);
      const { events, rejected, findings } = fromSegment(body, { received });

      expect(rejected).toEqual([]);
      expect(findings).toEqual([]);
      expect(fromSegment(JSON.stringify(body), { received }).events).toEqual(events);
      expect(events).toEqual(
        body.batch.map((message) => {
          const traits = message['traits'] ?? message['properties'];
          return {
            id: message['messageId'],
            type: SEGMENT_CALLS[message['type'] as SegmentCall].type ?? message['event'],
            customer: message['userId'] ?? message['anonymousId'],
            time: Date.parse(message['timestamp'] as string) + 500,
            originalTime: Date.parse(message['timestamp'] as string),
            received,
            source: 'segment',
            properties: { ...(traits as Fields), ...idsOf(message), context: message['context'] },
          };
        }),
      );
    },
  );
});

/** What a message says beside its traits or properties. */
const idsOf = (message: Fields): Fields =>
  Object.fromEntries(
    ['anonymousId', 'groupId', 'previousId', 'name', 'category']
      .filter((name) => name in message)
      .map((name) => [name, message[name]]),
  );

describe.runIf(cases !== undefined)('what the real client validates', () => {
  it.each(
    (cases ?? []).map(({ event, ok }) => [ok ? 'accepts' : 'refuses', JSON.stringify(event), event, ok] as const),
  )('E9 %s %s', (_, _json, event, ok) => {
    const { events, rejected } = fromSegment(event, { received: 0 });
    expect(events).toHaveLength(ok ? 1 : 0);
    expect(rejected).toHaveLength(ok ? 0 : 1);
  });
});

if (requests === undefined)
  describe(`the requests of Segment's client (${ABSENT})`, () => it.skip('all of them', () => {}));
