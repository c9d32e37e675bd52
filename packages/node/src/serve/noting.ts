import type { Instant, Millis } from '@opportune/core';

import type { Figures } from '../figures/figures.ts';
import { MEASURES } from '../figures/measures.ts';
import type { Answer } from './answer.ts';
import type { HandlerOptions } from './handlerOptions.ts';
import type { ApiKey } from './keys/apiKey.ts';
import type { LogEntry } from './log.ts';
import { nameOf, type Route } from './route.ts';

/** A request that was answered. */
interface Noted {
  readonly at: Instant;
  /** Undefined where there is none for what was asked. */
  readonly route: Route | undefined;
  readonly scheme: string;
  readonly took: Millis;
  readonly trace?: string | undefined;
  readonly answer: Answer;
  readonly key?: ApiKey | undefined;
}

/** Counts requests that were answered, and tells the log of them. */
export const noting =
  ({ tell }: Pick<Figures, 'tell'>, log: HandlerOptions['log']) =>
  ({ at, route: asked, scheme, took, trace, answer: { status, code, error }, key }: Noted): void => {
    const route = asked === undefined ? '-' : nameOf(asked);
    tell(MEASURES.requests, [route, status, code ?? '']);
    const [path = ''] = asked?.paths ?? [];
    const failure = status >= 500 ? (code ?? String(status)) : '';
    tell(MEASURES.took, [route, asked?.method ?? '_OTHER', path, scheme, status, failure, code ?? ''], took / 1000);
    const entry: LogEntry = {
      level: status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info',
      at,
      route,
      status,
      took,
      ...(key === undefined ? {} : { key: key.name }),
      ...(code === undefined ? {} : { code }),
      ...(trace === undefined ? {} : { trace }),
      ...(error === undefined ? {} : { error }),
    };
    try {
      const told: unknown = log?.(entry);
      if (told instanceof Promise) told.catch(() => undefined);
    } catch {
      // A log that throws is no reason to leave somebody without an answer.
    }
  };
