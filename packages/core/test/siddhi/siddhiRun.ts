import type { CustomerEvent } from '../../src/events/customerEvent.ts';
import type { Input } from '../../src/events/input.ts';
import type { CustomerState } from '../../src/profile/customerState.ts';
import { compile } from '../../src/strategy/standardCompile.ts';
import type { TriggerMatch } from '../../src/triggers/triggerMatch.ts';
import { small } from '../small.ts';
import type { SiddhiCase } from './siddhiCase.ts';
import { siddhiPattern, START } from './siddhiPattern.ts';
import { siddhiQuery } from './siddhiQuery.ts';

/** Whose events they are where the app does not part them. */
const EVERYBODY = 'everybody';

/** Plays a case, in its virtual time and a little past its end, and gives the rows that come out. */
export function siddhiRun({ app, actions, expectedCount }: SiddhiCase): readonly (readonly unknown[])[] {
  const { node, isOnce } = siddhiPattern(siddhiQuery(app));
  const step = compile(small({ triggers: { t: node } }));
  const streams = streamsOf(app);
  const keys = new Map([...app.matchAll(/(\w+) of (\w+)/g)].map(([, key, stream]) => [stream!, key!]));
  const states = new Map<string, CustomerState>();
  const events = new Map<string, CustomerEvent>();
  const fired: TriggerMatch[] = [];
  const take = (customer: string, input: Input, now: number): number | undefined => {
    const result = step(states.get(customer), input, now);
    states.set(customer, result.state);
    fired.push(...result.fired);
    return result.wakeAt;
  };
  const wake = (until: number, atMost = Infinity): void => {
    for (const customer of states.keys()) {
      let due = take(customer, { kind: 'wakeUp', customer }, -1);
      while (due !== undefined && due <= until && fired.length < atMost)
        due = take(customer, { kind: 'wakeUp', customer }, due);
    }
  };
  const begin = (customer: string): void => {
    take(customer, { id: `${START} ${customer}`, type: START, customer, time: 0, properties: {} }, 0);
  };

  begin(EVERYBODY);
  for (const [i, { at, stream, data = [], eventTimestamp, waitUpTo }] of whileRunning(actions).entries()) {
    const isEnough = waitUpTo !== undefined && expectedCount !== null && expectedCount > 0;
    if (isEnough && fired.length >= expectedCount) break;
    wake(at, isEnough ? expectedCount : Infinity);
    if (stream === undefined) continue;
    const properties = Object.fromEntries((streams.get(stream) ?? []).map((name, column) => [name, data[column]]));
    const key = properties[keys.get(stream) ?? ''];
    const customer = typeof key === 'string' ? key : EVERYBODY;
    if (!states.has(customer)) begin(customer);
    const event = { id: `e${i}`, type: stream, customer, time: eventTimestamp ?? at, properties };
    events.set(event.id, event);
    take(customer, event, Math.max(at, event.time));
  }
  if (actions.at(-1)?.waitUpTo === undefined) wake((whileRunning(actions).at(-1)?.at ?? 0) + 1);
  return (isOnce ? fired.slice(0, 1) : fired).map((match) => rowOf(app, match, events));
}

/** Of two sleeps in a row at the end, the second comes after the app has been shut down. */
const whileRunning = (actions: SiddhiCase['actions']): SiddhiCase['actions'] =>
  [-1, -2].every((place) => actions.at(place)?.advance !== undefined) ? actions.slice(0, -1) : actions;

/** The columns of each stream. */
const streamsOf = (app: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...app.matchAll(/define stream (\w+)\s*\(([^)]*)\)/g)].map(([, name, columns]) => [
      name!,
      columns!.split(',').map((column) => column.trim().split(/\s+/)[0]!),
    ]),
  );

/** What a query selects of a match. */
function rowOf(
  app: string,
  { steps = {} }: TriggerMatch,
  events: ReadonlyMap<string, CustomerEvent>,
): readonly unknown[] {
  const selected = /\bselect\b(.*?)\binsert\b/s.exec(app)?.[1] ?? '';
  return selected.split(',').map((column) => {
    const [, name, place, attribute] = /^\s*(\w+)(?:\[(\w+)(?:-\d+)?\])?\.(\w+)/.exec(column) ?? [];
    const taken = steps[name ?? ''] ?? [];
    const event = place === undefined ? taken.at(0) : place === 'last' ? taken.at(-1) : taken[Number(place)];
    return events.get(event?.id ?? '')?.properties[attribute ?? ''] ?? null;
  });
}
