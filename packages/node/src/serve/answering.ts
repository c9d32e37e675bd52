import type { Clock, Instant } from '@opportune/core';

import type { Answer } from './answer.ts';
import { isRecord } from './body/isRecord.ts';
import { readBody } from './body/readBody.ts';
import { gate } from './gate.ts';
import type { HandlerOptions } from './handlerOptions.ts';
import type { ApiKey } from './keys/apiKey.ts';
import { keyring } from './keys/keyring.ts';
import { pace } from './keys/pace.ts';
import { shownKey } from './keys/shownKey.ts';
import { letIn } from './letIn.ts';
import { limitsOf } from './limits.ts';
import { metrics } from './metrics/metrics.ts';
import { noting } from './noting.ts';
import { problem } from './problem.ts';
import { recording } from './recording.ts';
import { nameOf, type Route } from './route.ts';
import type { Serving } from './serving.ts';

/** The way of every request through its route. */
export interface Answering {
  /** Never rejects. The name is what the path leaves open. */
  readonly answer: (route: Route, request: Request, name: string) => Promise<Answer>;
  /** Notes down what no route has answered. */
  readonly passOver: (answer: Answer) => void;
  readonly stop: () => Promise<void>;
}

export function answering(options: HandlerOptions & { readonly clock: Clock }): Answering {
  const { runtime, clock, accept, skew, customer } = options;
  const limits = limitsOf(options.limits);
  const known = { keyring: keyring(options.keys), pace: pace() };
  const requests = gate(limits.requests);
  const inputs = gate(limits.inputs);
  const figures = metrics({
    requests: () => requests.taken,
    inputs: () => inputs.taken,
    channels: Object.keys(runtime.channels),
  });
  const watching = runtime.signals$.subscribe((signal) => figures.see(signal));
  const note = noting(figures, options.log);
  const record = recording(options.audit);
  const serving: Serving = {
    runtime,
    metrics: figures,
    schemas: accept,
    skew,
    customer,
    inputs,
    mostInputs: limits.inputs,
  };
  let stopping = false;

  const deal = async (route: Route, request: Request, name: string, at: Instant): Promise<Dealt> => {
    const headers = Object.fromEntries(request.headers);
    const { authorization } = headers;
    const isInBody = route.keyInBody === true && authorization === undefined;
    let key: ApiKey | undefined;
    const enter = async (shown: string | undefined): Promise<Answer | undefined> => {
      const entry = letIn(route, shown, at, known);
      key = entry.key;
      const isDenied = entry.refused !== undefined && entry.refused.code !== 'RATE_EXCEEDED';
      // Who comes too often does not fill the record.
      if (isDenied && key !== undefined) await record({ route, at, key, allowed: false });
      return entry.refused;
    };

    const early = isInBody ? undefined : await enter(shownKey(authorization));
    if (early !== undefined) return { answer: early, key };
    const body = await readBody(request, route, limits);
    if (body.refused !== undefined) return { answer: body.refused, key };
    const { bytes, value } = body;
    const late = isInBody ? await enter(writeKeyOf(value)) : undefined;
    if (late !== undefined) return { answer: late, key };
    if (key !== undefined && !(await record({ route, at, key, allowed: true, value }))) {
      return { answer: problem('AUDIT_FAILED', 'the call was not made'), key };
    }
    return { answer: await route.answer({ received: at, headers, name, bytes, value, key }, serving), key };
  };

  const answer = async (route: Route, request: Request, name: string): Promise<Answer> => {
    const at = clock.now();
    const begun = performance.now();
    const finish = ({ answer: given, key }: Dealt): Answer => {
      note({ at, route: nameOf(route), took: performance.now() - begun, answer: given, key });
      return given;
    };
    if (stopping) return finish({ answer: problem('STOPPED', 'nothing is taken any more') });
    // What watches has to be answered also where there is no room for others.
    const places = route.takes === undefined ? 0 : 1;
    if (!requests.enter(places)) return finish({ answer: problem('FULL', 'too many requests are being answered') });
    try {
      return finish(await deal(route, request, name, at));
    } catch (error) {
      return finish({ answer: { ...problem('UNEXPECTED', 'the request could not be answered'), error } });
    } finally {
      requests.leave(places);
    }
  };

  return {
    answer,
    passOver: (given) => note({ at: clock.now(), route: '-', took: 0, answer: given }),
    stop: async () => {
      stopping = true;
      await requests.empty();
      watching.unsubscribe();
    },
  };
}

interface Dealt {
  readonly answer: Answer;
  readonly key?: ApiKey | undefined;
}

/** As clients of Segment in the browser show it. */
function writeKeyOf(value: unknown): string | undefined {
  const key = isRecord(value) ? value['writeKey'] : undefined;
  return typeof key === 'string' && key !== '' ? key : undefined;
}
