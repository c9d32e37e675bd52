import type { CustomerEvent } from '@opportune/core';

import { eventOf } from './ledger.ts';

/** How often `OPPORTUNE_KILLS` says that something is to be killed, where it says so. */
export const MANY_KILLS: number | undefined = Number(process.env['OPPORTUNE_KILLS']) || undefined;

/** How many events the killed process has to deal with: some for each time. */
export const EVENTS: number = Math.max(4_000, 400 * (MANY_KILLS ?? 0));
export const CUSTOMERS: number = EVENTS / 100;

const idOf = (n: number): string => `e${String(n)}`;

/** Every third event decides at once for a platform that dedupes, every seventh for one that does not. */
const channelsOf = (n: number): readonly string[] => [
  ...(n % 3 === 0 ? ['email'] : []),
  ...(n % 7 === 0 ? ['sms'] : []),
];

/** Every fifth decides a moment later. */
const isAlarm = (n: number): boolean => n % 5 === 0;

/** The n-th event: each adds 1. */
export const eventAt = (n: number): CustomerEvent => {
  const alarm = isAlarm(n) ? { alarmIn: 30 } : {};
  const order = { add: 1, channels: channelsOf(n), ...alarm };
  return eventOf(idOf(n), `c${String(n % CUSTOMERS)}`, order, Date.now());
};

/** The decisions that an event leads to within its own commit, in order. */
export const decisionsOf = (event: string): readonly string[] =>
  channelsOf(Number(event.slice(1))).map((_, k) => `${event}:${String(k)}`);

/** What the whole stream leads to. */
export interface Expected {
  readonly events: readonly string[];
  /** Ids of the events that have set a timer. */
  readonly alarms: readonly string[];
  readonly decisions: readonly string[];
}

export function expected(): Expected {
  const numbers = Array.from({ length: EVENTS }, (_, n) => n);
  const events = numbers.map(idOf);
  const alarms = numbers.filter(isAlarm).map(idOf);
  return { events, alarms, decisions: [...events.flatMap(decisionsOf), ...alarms.map((id) => `w:${id}`)] };
}
