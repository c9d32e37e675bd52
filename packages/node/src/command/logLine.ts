import { explain } from '../internal/explain.ts';
import type { LogEntry } from '../serve/log.ts';
import type { Paint } from './paint.ts';

/** An entry as a line of JSON, for whoever collects logs. */
export const jsonLine = ({ error, took, ...entry }: LogEntry): string =>
  JSON.stringify({
    ...entry,
    took: Number(took.toFixed(3)),
    at: new Date(entry.at).toISOString(),
    ...(error === undefined ? {} : { error: explain(error) }),
  });

/** The same for somebody who looks on. */
export function readableLine({ at, level, route, status, took, key, code, error }: LogEntry, paint: Paint): string {
  const colour = { info: paint.good, warn: paint.warn, error: paint.bad }[level];
  const time = new Date(at).toISOString().slice(11, 19);
  const rest = [key, code, error === undefined ? undefined : explain(error)].filter((part) => part !== undefined);
  return [
    paint.faint(time),
    colour(String(status)),
    route.padEnd(22),
    paint.faint(`${took.toFixed(1).padStart(6)} ms`),
    rest.join(' '),
  ]
    .join('  ')
    .trimEnd();
}
