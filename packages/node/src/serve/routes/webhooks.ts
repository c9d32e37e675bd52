import type { Report } from '@opportune/core';

import { MEASURES } from '../../figures/measures.ts';
import { ok, type Answer } from '../answer.ts';
import { answerTo } from '../events/answerTo.ts';
import { resultOf } from '../events/result.ts';
import { problem, PROBLEMS } from '../problem.ts';
import type { Route } from '../route.ts';
import type { Serving } from '../serving.ts';
import { withRoom } from './withRoom.ts';

/**
 * What a platform reports, as it came, to the channel that proves its signature. The answer comes when the events are
 * stored, and is an error where one could not be taken, so that the platform reports again.
 */
export const webhooks: Route = {
  method: 'POST',
  paths: ['/v1/webhooks/:name'],
  scope: undefined,
  takes: 'bytes',
  about: 'reports of the platform behind a channel; its signature is the key',
  answer: async ({ name, bytes: body, url, headers, received }, serving) => {
    if (!reads(serving, name)) return UNKNOWN;
    // How many events it holds only the channel knows; the queues of the runtime count these.
    return withRoom(serving, 1, () =>
      answerReport(name, { body, headers: withSecret(Object.fromEntries(headers), url), received }, serving),
    );
  },
};

/** Platforms look whether there is somebody before they take an address. */
export const webhookLooks: Route = {
  method: 'GET',
  paths: webhooks.paths,
  scope: undefined,
  takes: undefined,
  about: 'whether there is a channel that reads reports; platforms ask when its address is set there',
  answer: async ({ name }, serving) => (reads(serving, name) ? ok({}) : UNKNOWN),
};

const UNKNOWN = problem('CHANNEL_UNKNOWN', 'expected the name of a channel that reads reports');

const reads = ({ runtime: { channels } }: Serving, name: string): boolean =>
  Object.hasOwn(channels, name) && channels[name]?.read !== undefined;

/** Some platforms can be given an address, and no header to send along: there the secret stands in the address. */
function withSecret(headers: Report['headers'], url: string): Report['headers'] {
  const secret = new URL(url).searchParams.get('secret');
  return secret === null || SECRET in headers ? headers : { ...headers, [SECRET]: secret };
}

/** Where channels look for a secret, if nothing else is said. */
const SECRET = 'x-opportune-secret';

async function answerReport(name: string, report: Report, { runtime, figures }: Serving): Promise<Answer> {
  const reported = await runtime.report(name, report);
  // What was wrong in detail helps those who guess, too.
  if (!reported.ok) return { ...problem(reported.code, PROBLEMS[reported.code].title), error: reported.detail };
  const results = reported.submitted.map(({ event, submitted }, n) =>
    resultOf(`/${String(n)}`, event.id, submitted, () => true),
  );
  for (const { answer } of results) figures.tell(MEASURES.messages, [answer]);
  const answer = answerTo(results);
  return answer.status === 200 ? ok({ ...(answer.body as object), skipped: reported.skipped }) : answer;
}
