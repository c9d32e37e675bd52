import { under, type Pointer } from '../shape/pointer.ts';
import type { Absence } from '../triggers/absence.ts';
import type { EventPattern } from '../triggers/eventPattern.ts';
import type { Occurrence } from '../triggers/occurrence.ts';
import type { Pattern } from '../triggers/pattern.ts';
import type { Sequence } from '../triggers/sequence.ts';
import { deadPattern } from './deadPattern.ts';
import type { Clause } from './finding.ts';
import type { Subject } from './subject.ts';
import { TRUE } from './truths.ts';

/** Why no event matches a step; undefined where one may. */
export type DeadStep = (of: Partial<EventPattern>, at: Pointer, hasSteps: boolean) => readonly Clause[] | undefined;

/** The triggers that never fire, by name, and why. */
export function deadTriggers(subject: Subject): ReadonlyMap<string, readonly Clause[]> {
  const deadStep: DeadStep = ({ type, where }, at, hasSteps) => {
    if (where === undefined) return undefined;
    const types = type === undefined ? {} : { types: [type] };
    const scene = { at, of: 'an event', ...types, hasTrigger: false, hasRequest: false, hasSteps };
    return subject.refutation.of([{ node: where, at: under(at, 'where'), want: TRUE }], subject.worlds.in(scene));
  };
  const dead = new Map<string, readonly Clause[]>();
  for (const [name, node] of Object.entries(subject.strategy.triggers ?? {})) {
    const at = under('/triggers', name);
    const step = (field: string, of: EventPattern): readonly Clause[] | undefined =>
      deadStep(of, under(at, field), false);
    const proof = ((): readonly Clause[] | undefined => {
      switch (node.kind) {
        case 'occurrence':
          return step('of', (node as Occurrence).of);
        case 'absence':
          return step('after', (node as Absence).after);
        case 'sequence':
          return step('first', (node as Sequence).first) ?? step('second', (node as Sequence).second);
        case 'pattern':
          return deadPattern(node as Pattern, at, deadStep);
        default:
          return undefined;
      }
    })();
    if (proof !== undefined) dead.set(name, proof);
  }
  return dead;
}
