import type { Clock, Instant } from '@opportune/core';

import { shared } from '../figures/figures.ts';
import { MEASURES } from '../figures/measures.ts';
import { watching } from '../figures/watching.ts';
import type { Answer } from './answer.ts';
import { isRecord } from './body/isRecord.ts';
import { readBody } from './body/readBody.ts';
import { isForeign } from './foreign.ts';
import { gate } from './gate.ts';
import type { HandlerOptions } from './handlerOptions.ts';
import type { ApiKey } from './keys/apiKey.ts';
import { keyring } from './keys/keyring.ts';
import { pace } from './keys/pace.ts';
import { shownKey } from './keys/shownKey.ts';
import { letIn } from './letIn.ts';
import { limitsOf } from './limits.ts';
import { prometheus } from './metrics/prometheus.ts';
import { noting } from './noting.ts';
import { problem } from './problem.ts';
import { recording } from './recording.ts';
import { isForPages, type Route } from './route.ts';
import type { Serving } from './serving.ts';

/** What answering needs beside what a handler is made of. */
interface AnsweringOptions extends HandlerOptions {
  readonly clock: Clock;
  /** Whether the server ends a connection on which a body does not come in time. */
  readonly isCutOff: boolean;
}

/** The way of every request through its route. */
export interface Answering {
  /** Never rejects. The name is what the path leaves open. */
  readonly answer: (route: Route, request: Request, name: string) => Promise<Answer>;
  /** Notes down what no route has answered. */
  readonly passOver: (answer: Answer, request: Request) => void;
  readonly stop: () => Promise<void>;
}

export function answering(options: AnsweringOptions): Answering {
  const { runtime, clock, accept, skew, customer, residual, origins = [], isCutOff } = options;
  const limits = limitsOf(options.limits);
  const known = { keyring: keyring(options.keys), pace: pace() };
  const requests = gate(limits.requests);
  // Whose key is not known before the body is read could fill all places by sending slowly.
  const strangers = gate(Math.ceil(limits.requests / 2));
  const inputs = gate(limits.inputs);
  const { telemetry } = runtime;
  const fetched = prometheus();
  const figures = telemetry === undefined ? fetched : shared([fetched, telemetry.figures]);
  const ends = [
    figures.look(MEASURES.requestsInHand, () => requests.taken),
    figures.look(MEASURES.inputsInHand, () => inputs.taken),
    // To others it is told by the runtime itself.
    watching(runtime, fetched),
  ];
  const note = noting(figures, options.log);
  const record = recording(options.audit);
  const serving: Serving = {
    runtime,
    figures,
    prometheus: () => fetched.text(),
    schemas: accept,
    skew,
    customer,
    residual,
    inputs,
    mostInputs: limits.inputs,
  };
  let stopping = false;

  const deal = async (route: Route, request: Request, name: string, at: Instant): Promise<Dealt> => {
    // Not all of them at once, which takes long, and most of them nobody wants.
    const { headers } = request;
    const authorization = headers.get('authorization') ?? undefined;
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

    if (route.scope !== undefined && isForeign(headers, isForPages(route) ? origins : [])) {
      return { answer: problem('ORIGIN_UNKNOWN', `expected one that is named in origins, found ${foundIn(headers)}`) };
    }
    const early = isInBody ? undefined : await enter(shownKey(authorization));
    if (early !== undefined) return { answer: early, key };
    const places = route.takes !== undefined && key === undefined ? 1 : 0;
    if (!strangers.enter(places)) return { answer: problem('FULL', 'too many bodies without a key are being read') };
    const body = await readBody(request, route, { ...limits, isCutOff }).finally(() => strangers.leave(places));
    if (body.refused !== undefined) return { answer: body.refused, key };
    const { bytes, value } = body;
    const late = isInBody ? await enter(writeKeyOf(value)) : undefined;
    if (late !== undefined) return { answer: late, key };
    if (key !== undefined && !(await record({ route, at, key, allowed: true, value }))) {
      return { answer: problem('AUDIT_FAILED', 'the call was not made'), key };
    }
    return {
      answer: await route.answer({ received: at, url: request.url, headers, name, bytes, value, key }, serving),
      key,
    };
  };

  const answerOne = async (route: Route, request: Request, name: string): Promise<Answer> => {
    const at = clock.now();
    const begun = performance.now();
    const finish = ({ answer: given, key }: Dealt): Answer => {
      const took = performance.now() - begun;
      note({ at, route, scheme: schemeOf(request), took, trace: traceIn(telemetry?.trace()), answer: given, key });
      return given;
    };
    if (stopping && route.always !== true) return finish({ answer: problem('STOPPED', 'nothing is taken any more') });
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

  const answer = (route: Route, request: Request, name: string): Promise<Answer> => {
    const run = (): Promise<Answer> => answerOne(route, request, name);
    if (telemetry === undefined) return run();
    const {
      method,
      paths: [path = ''],
    } = route;
    return telemetry.request({ method, path, scheme: schemeOf(request), headers: request.headers }, run);
  };

  return {
    answer,
    passOver: (given, request) =>
      note({ at: clock.now(), route: undefined, scheme: schemeOf(request), took: 0, answer: given }),
    stop: async () => {
      stopping = true;
      await requests.empty();
      for (const end of ends) end();
    },
  };
}

interface Dealt {
  readonly answer: Answer;
  readonly key?: ApiKey | undefined;
}

/** It may be as long as somebody likes. */
const foundIn = (headers: Headers): string => (headers.get('origin') ?? '').slice(0, 100);

const schemeOf = ({ url }: Request): string => url.slice(0, url.indexOf(':'));

/** The id of a trace in its `traceparent`. */
const traceIn = (traceparent: string | undefined): string | undefined => traceparent?.split('-')[1];

/** As clients of Segment in the browser show it. */
function writeKeyOf(value: unknown): string | undefined {
  const key = isRecord(value) ? value['writeKey'] : undefined;
  return typeof key === 'string' && key !== '' ? key : undefined;
}
