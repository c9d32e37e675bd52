import type { Instant, Millis } from '@opportune/core';

import type { Answer } from './answer.ts';
import type { HandlerOptions } from './handlerOptions.ts';
import type { ApiKey } from './keys/apiKey.ts';
import type { LogEntry } from './log.ts';
import type { Metrics } from './metrics/metrics.ts';

/** A request that was answered. */
interface Noted {
  readonly at: Instant;
  readonly route: string;
  readonly took: Millis;
  readonly answer: Answer;
  readonly key?: ApiKey | undefined;
}

/** Counts requests that were answered, and tells the log of them. */
export const noting =
  ({ requests, took: times }: Pick<Metrics, 'requests' | 'took'>, log: HandlerOptions['log']) =>
  ({ at, route, took, answer: { status, code, error }, key }: Noted): void => {
    requests.add([route, String(status), code ?? '']);
    times.observe(route, took / 1000);
    const entry: LogEntry = {
      level: status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info',
      at,
      route,
      status,
      took,
      ...(key === undefined ? {} : { key: key.name }),
      ...(code === undefined ? {} : { code }),
      ...(error === undefined ? {} : { error }),
    };
    try {
      log?.(entry);
    } catch {
      // A log that throws is no reason to leave somebody without an answer.
    }
  };
