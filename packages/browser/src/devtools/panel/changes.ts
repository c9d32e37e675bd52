import type { Instant, OpenMatch } from '@opportune/core';

import type { TakenIn } from '../../client/client.ts';
import { readable, type Readable } from './readable.ts';
import { clockOf } from './words.ts';

/** What an input has changed of what is remembered. */
export interface Changed {
  readonly path: string;
  readonly from: unknown;
  readonly to: unknown;
}

export function changesOf({ step, before, result, now }: TakenIn): readonly Changed[] {
  if (step === undefined || result === undefined || result.state === before) return [];
  const [one, other] = [before && flat(readable(step, before, now)), flat(readable(step, result.state, now))];
  const paths = new Set([...Object.keys(one ?? {}), ...Object.keys(other)]);
  return Array.from(paths, (path) => ({ path, from: one?.[path], to: other[path] })).filter(
    ({ from, to }) => JSON.stringify(from) !== JSON.stringify(to),
  );
}

/** By paths. */
const flat = ({
  profile,
  aggregates,
  open,
  consents,
  contacts,
  deferrals,
}: Readable): Readonly<Record<string, unknown>> => ({
  ...under('profile', { ...profile, ...aggregates }),
  ...under('open', Object.fromEntries(open.map((match) => [match.trigger, waiting(match)]))),
  ...under(
    'consent',
    Object.fromEntries(Object.entries(consents).map(([key, { granted }]) => [key, granted ? 'yes' : 'no'])),
  ),
  ...under(
    'contact',
    Object.fromEntries(
      contacts.map(({ action, at, channel, status }) => [`${action} ${clockOf(at)}`, `on ${channel}, ${status}`]),
    ),
  ),
  ...under(
    'held back',
    Object.fromEntries(deferrals.map(({ match, until }) => [match.name, `until ${clockOf(until)}`])),
  ),
});

const waiting = ({ due, since }: OpenMatch): string => [...when('since', since), ...when('due', due)].join(', ');

const when = (word: string, at: Instant | undefined): readonly string[] =>
  at === undefined ? [] : [`${word} ${clockOf(at)}`];

const under = (name: string, values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [`${name}.${key}`, value]));
