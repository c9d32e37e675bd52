import type { Strategy } from '../strategy/strategy.ts';
import type { Treatment } from '../strategy/treatment.ts';
import type { FoundNode } from './found.ts';
import { occasionOf } from './occasionOf.ts';
import type { Scene } from './scene.ts';

/** What there is to look at where a condition is asked that is not a part of another; undefined where nothing is known of it. */
export function sceneOf(condition: FoundNode, strategy: Strategy): Scene | undefined {
  const { around, at, holder } = condition;
  const place = at.slice(0, at.lastIndexOf('/'));
  if (around === undefined) {
    return place.startsWith('/actions/') ? occasionOf(holder as Treatment, place, strategy) : undefined;
  }
  const alone = { at: place, of: 'an event', hasTrigger: false, hasRequest: false };
  const types = typesIn(holder);
  if (around.family === 'aggregate') return { ...alone, ...(types && { types }), hasSteps: false };
  if (around.family !== 'trigger' || !OF_EVENTS.has(around.node.kind)) return undefined;
  return { ...alone, ...(types && { types }), hasSteps: around.node.kind === 'pattern' };
}

/** Their conditions are asked of an event as it arrives. */
const OF_EVENTS: ReadonlySet<string> = new Set(['occurrence', 'absence', 'sequence', 'pattern']);

/** The types of the events that something is about, by the names that triggers and aggregates have for them. */
function typesIn(holder: object): readonly string[] | undefined {
  const { type, of, among } = holder as {
    readonly type?: string;
    readonly of?: string | object;
    readonly among?: string;
  };
  if (type !== undefined) return [type];
  if (typeof of === 'string') return [of, ...(among === undefined ? [] : [among])];
  return of === undefined ? undefined : Object.keys(of);
}
