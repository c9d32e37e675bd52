import type { Qualify } from '../funnel/qualify.ts';
import { own } from '../internal/own.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import { targetsOf } from '../strategy/targetsOf.ts';
import type { Treatment } from '../strategy/treatment.ts';
import type { Constraint } from './constraint.ts';
import { fact } from './fact.ts';
import type { Goal } from './goal.ts';
import type { Subject } from './subject.ts';
import { TRUE } from './truths.ts';

/** All that the stages `qualify` ask of an action. */
export interface Demands {
  readonly goals: readonly Goal[];
  /** That it is valid. */
  readonly validity: readonly Constraint[];
}

const TIERS = ['eligible', 'applicable', 'suitable'] as const;

export function demandsOn(action: Treatment, at: Pointer, subject: Subject): Demands {
  const stages = subject.stages<Qualify>('qualify');
  if (stages.length === 0) return { goals: [], validity: [] };
  const goals: Goal[] = action.when === undefined ? [] : [{ node: action.when, at: under(at, 'when'), want: TRUE }];
  for (const { node, at: place } of stages) {
    for (const tier of TIERS) {
      for (const target of targetsOf(action)) {
        const condition = own(node[tier] ?? {}, target);
        if (condition === undefined) continue;
        goals.push({ node: condition, at: under(under(place, tier), target), want: TRUE });
      }
    }
  }
  return { goals, validity: validityOf(action, at) };
}

function validityOf({ validFrom, validTo }: Treatment, at: Pointer): readonly Constraint[] {
  const isValid = (now: unknown): boolean =>
    typeof now === 'number' && (validFrom ?? -Infinity) <= now && now < (validTo ?? Infinity);
  const cuts = [validFrom, validTo].filter((cut) => cut !== undefined);
  if (cuts.length === 0) return [];
  const says = [
    ...(validFrom === undefined ? [] : [`from ${validFrom}`]),
    ...(validTo === undefined ? [] : [`before ${validTo}`]),
  ].join(' and ');
  return [
    fact('now', { admits: isValid, cuts }, under(at, validTo === undefined ? 'validFrom' : 'validTo'), `is ${says}`),
  ];
}
