import type { OnDate } from '../triggers/onDate.ts';
import type { Firing } from '../triggers/triggerMatch.ts';
import type { TriggerMemory } from '../triggers/triggerMemory.ts';
import { attribute } from './attribute.ts';
import { instant } from './instant.ts';
import type { Moment } from './moment.ts';
import { zoneOf } from './schedule.ts';
import { calendar, firstMinuteFrom } from './wallClock.ts';

/** The date that the attribute has, when and by which zone it fires for it, and for which one it has fired. */
interface Memory extends TriggerMemory {
  readonly date?: number;
  readonly due?: number;
  readonly zone?: string;
  readonly done?: number;
}

/** T22: the date and the zone are those of the last event. */
export function seeOnDate(node: OnDate, memory: TriggerMemory | undefined, moment: Moment): Memory | undefined {
  const { date, due, zone } = (memory ?? {}) as Memory;
  const isAsBefore = date === instant(attribute(node.path, moment)) && (due === undefined || zone === zoneOf(moment));
  return isAsBefore ? memory : adoptOnDate(node, memory, moment);
}

/** T22, S6: what is to come, by what the profile says. */
export function adoptOnDate(node: OnDate, memory: TriggerMemory | undefined, moment: Moment): Memory | undefined {
  const before = (memory ?? {}) as Memory;
  const done = before.done === undefined ? {} : { done: before.done };
  const value = attribute(node.path, moment);
  const date = instant(value);
  if (date === undefined || date === before.done) return before.done === undefined ? undefined : done;
  const zone = zoneOf(moment);
  const due = comes(node, value, date, zone);
  const wasToCome = date === before.date && before.due !== undefined;
  const isToCome = due >= -8.64e15 && due <= 8.64e15 && (due > moment.now || wasToCome);
  return { date, ...(isToCome ? { due, ...(zone === undefined ? {} : { zone }) } : {}), ...done };
}

/** T22, T23 */
export function elapseOnDate(
  node: OnDate,
  memory: TriggerMemory,
  moment: Moment,
): { readonly memory: TriggerMemory | undefined; readonly firing?: Firing } {
  const after = adoptOnDate(node, memory, moment);
  if (after?.due === undefined || after.due > moment.now) return { memory: after };
  const { date, due } = after;
  const isTooLate = node.grace !== undefined && moment.now - due > node.grace;
  if (isTooLate) return { memory: { done: date } };
  return { memory: { done: date }, firing: { id: new Date(date!).toISOString(), openedAt: due, at: due } };
}

/** T22: of two memories the later date, unless one has fired for it. */
export function datesTogether(one: TriggerMemory, other: TriggerMemory): TriggerMemory {
  const both = [one as Memory, other as Memory];
  const done = both.flatMap((memory) => memory.done ?? []).sort((a, b) => b - a)[0];
  const { date, due, zone } = both.sort(
    (a, b) =>
      (b.date ?? -Infinity) - (a.date ?? -Infinity) ||
      (b.due ?? 0) - (a.due ?? 0) ||
      ((b.zone ?? '') < (a.zone ?? '') ? -1 : 1),
  )[0]!;
  const waits =
    date === undefined || date === done ? {} : { date, ...(due !== undefined && { due }), ...(zone && { zone }) };
  return { ...waits, ...(done !== undefined && { done }) };
}

/** T22 */
function comes(node: OnDate, value: unknown, date: number, zone: unknown): number {
  const { before = 0, after = 0, at, zone: fallback = 'UTC' } = node;
  const show = calendar(zone) ?? calendar(fallback)!;
  const isDateAlone = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
  const firstDate = isDateAlone ? value : show(date).slice(0, 10);
  if (at === undefined) return (isDateAlone ? firstMinuteFrom(`${firstDate} 00:00`, show) : date) - before + after;
  const day = new Date(Date.parse(`${firstDate}T00:00Z`) + after - before);
  return firstMinuteFrom(`${day.toISOString().slice(0, 10)} ${at}`, show);
}
