import type { Node } from '../shape/shape.ts';
import type { Absence } from '../triggers/absence.ts';
import type { Drain } from '../triggers/drain.ts';
import type { Pattern } from '../triggers/pattern.ts';
import { MOST_RUNS } from '../triggers/pattern/forest.ts';
import { stepPaths } from '../triggers/pattern/stepPaths.ts';
import type { Readers } from '../triggers/readers.ts';
import { INSTANT, jsonBytes, listBytes, objectBytes, textBytes, WHOLE } from './jsonBytes.ts';
import type { Sizes } from './sizes.ts';

/** A zone: what is longer is not remembered. */
const ZONE = textBytes(64);

/** A hash of 128 bits. */
const HASH = textBytes(0) + 32;

/** The id of the match of a date. */
const DATE = jsonBytes(new Date(-8.64e15).toISOString());

/** The most bytes of JSON that a trigger remembers: always, and while it has a match open. */
export interface TriggerBytes {
  readonly always: number;
  readonly open: number;
}

/**
 * The most bytes of JSON that a trigger remembers; undefined of a kind that is a rule of somebody else's. How open triggers keep their events is counted here and
 * nowhere else.
 */
export function triggerBytes(node: Node, readers: Readers, sizes: Sizes): TriggerBytes | undefined {
  switch (node.kind) {
    case 'occurrence':
      return { always: 0, open: 0 };
    case 'absence':
      return {
        always: objectBytes({ closedAt: INSTANT }),
        open:
          jsonBytes('opened') + 2 + keptBytes(jsonBytes((node as Absence).after.type), readers, readers.ofEvent, sizes),
      };
    case 'sequence':
      return { always: 0, open: objectBytes({ opened: objectBytes({ time: INSTANT }) }) };
    case 'pattern':
      return { always: 0, open: patternBytes(node as Pattern, readers, sizes) };
    case 'schedule':
      return { always: objectBytes({ day: INSTANT, due: INSTANT, zone: ZONE }), open: 0 };
    case 'onDate':
      return { always: objectBytes({ date: INSTANT, due: INSTANT, done: INSTANT, zone: ZONE }), open: 0 };
    case 'drain':
      return triggerBytes((node as Drain).of, readers, sizes);
    default:
      return undefined;
  }
}

/** What is kept of an event whose type has so many bytes: no more than all of it. */
function keptBytes(type: number, { whole }: Readers, names: ReadonlySet<string>, sizes: Sizes): number {
  if (whole) return sizes.event;
  const named = objectBytes(Object.fromEntries([...names].map((name) => [name, sizes.value])));
  const envelope = { id: sizes.id, type, time: INSTANT, source: sizes.value, received: INSTANT };
  return Math.min(sizes.event, objectBytes({ ...envelope, properties: named }));
}

function patternBytes({ steps }: Pattern, readers: Readers, sizes: Sizes): number {
  const ownLooks = stepPaths(steps, '').map(({ property }) => property);
  const looks = new Set([...ownLooks, ...readers.ofSteps, ...readers.ofEvent]);
  const kept = keptBytes(Math.max(sizes.value, ...typesIn(steps).map(jsonBytes)), readers, looks, sizes);
  const names = stepNames(steps);
  const place = String(MOST_RUNS).length;
  const run = objectBytes({
    up: place,
    step: Math.max(...names.map(jsonBytes)),
    // Of what time has taken, when; else which event.
    event: place,
    at: INSTANT,
    // Each step may be the next one, or come again; and there is the end.
    open: listBytes(...names.map((name) => [2, jsonBytes(name)] as const), [1, jsonBytes('')]),
    hasPassed: String(true).length,
  });
  return objectBytes({
    events: listBytes([MOST_RUNS, kept]),
    runs: listBytes([MOST_RUNS, run]),
    due: INSTANT,
    dropped: WHOLE,
  });
}

/** The most bytes of what has fired, as it is kept where it is held back; undefined of a kind that is a rule of somebody else's. */
export function matchBytes(name: string, node: Node, sizes: Sizes): number | undefined {
  const fired = { name: jsonBytes(name), openedAt: INSTANT, at: INSTANT };
  switch (node.kind) {
    case 'occurrence':
    case 'absence':
    case 'sequence':
      return objectBytes({ ...fired, id: sizes.id, event: sizes.event });
    case 'schedule':
    case 'onDate':
      return objectBytes({ ...fired, id: DATE });
    case 'pattern': {
      const names = stepNames((node as Pattern).steps);
      const steps = objectBytes(Object.fromEntries(names.map((step) => [step, listBytes()])));
      // Those that are remembered, and the one that it fires with.
      const events = listBytes([MOST_RUNS + 1, sizes.event]);
      return objectBytes({
        ...fired,
        id: HASH,
        kind: jsonBytes('complete'),
        event: sizes.event,
        steps: steps + events,
      });
    }
    default:
      return undefined;
  }
}

/** The names of all steps of a pattern, those in groups among them. */
export function stepNames(parts: unknown): readonly string[] {
  if (Array.isArray(parts)) return parts.flatMap(stepNames);
  const { name, all, any } = parts as { readonly name?: string; readonly all?: unknown; readonly any?: unknown };
  if (name !== undefined) return [name];
  return [all, any].flatMap((group) => (group === undefined ? [] : stepNames(group)));
}

/** The types of events that a pattern names; others may come to a step that takes any. */
function typesIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  const { type } = part as { readonly type?: unknown };
  return [...(typeof type === 'string' ? [type] : []), ...Object.values(part).flatMap(typesIn)];
}
