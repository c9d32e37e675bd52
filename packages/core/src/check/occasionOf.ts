import { own } from '../internal/own.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { Strategy } from '../strategy/strategy.ts';
import type { Treatment } from '../strategy/treatment.ts';
import type { Absence } from '../triggers/absence.ts';
import type { Drain } from '../triggers/drain.ts';
import type { Occurrence } from '../triggers/occurrence.ts';
import type { Sequence } from '../triggers/sequence.ts';
import type { Scene } from './scene.ts';

/** What there is to look at where an action is proposed. */
export function occasionOf({ on }: Treatment, at: Pointer, { triggers = {} }: Strategy): Scene {
  if (on === undefined) {
    return { at, of: 'a request', types: 'none', hasTrigger: false, hasRequest: true, hasSteps: false };
  }
  const node = own(triggers, on)!;
  // What an older wording has opened may show rules another event.
  const isDrained = Object.values(triggers).some((other) => other.kind === 'drain' && (other as Drain).as === on);
  const types = isDrained ? undefined : typesShownBy(node);
  return {
    at: under('/triggers', on),
    of: `the trigger ${JSON.stringify(on)}`,
    ...(types === undefined ? {} : { types }),
    hasTrigger: true,
    hasRequest: false,
    hasSteps: isDrained || !WITHOUT_STEPS.has(node.kind),
    trigger: on,
  };
}

const WITHOUT_STEPS: ReadonlySet<string> = new Set(['occurrence', 'absence', 'sequence', 'schedule', 'onDate']);

function typesShownBy(node: Node): Scene['types'] {
  switch (node.kind) {
    case 'occurrence':
      return [(node as Occurrence).of.type];
    case 'absence':
      return [(node as Absence).after.type];
    case 'sequence':
      return [(node as Sequence).second.type];
    case 'schedule':
    case 'onDate':
      return 'none';
    default:
      return undefined;
  }
}
