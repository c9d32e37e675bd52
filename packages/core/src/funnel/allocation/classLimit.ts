import { covers } from '../../policies/coverage.ts';
import { under, type Pointer } from '../../shape/pointer.ts';
import { targetsOf } from '../../strategy/targetsOf.ts';
import type { Treatment } from '../../strategy/treatment.ts';
import type { Allocate } from '../allocate.ts';

/** At most so many actions of a class in one moment; an action is of one class at most. */
export interface ClassLimit {
  readonly atMost: number;
  readonly clause: Pointer;
  /** Undefined for an action that it does not concern. */
  readonly classOf: (action: Treatment) => string | undefined;
}

/** The limits of a node. */
export const classLimits = (
  { perGroup, perIssue, exclusions = [], mix = [] }: Allocate,
  at: Pointer,
): readonly ClassLimit[] => [
  ...(perGroup === undefined
    ? []
    : [{ atMost: perGroup, clause: under(at, 'perGroup'), classOf: ({ group }: Treatment) => group }]),
  ...(perIssue === undefined
    ? []
    : [{ atMost: perIssue, clause: under(at, 'perIssue'), classOf: ({ issue }: Treatment) => issue }]),
  ...exclusions.map((names, i): ClassLimit => {
    const members = new Set(names);
    const isMember = (action: Treatment): boolean => targetsOf(action).some((name) => members.has(name));
    return {
      atMost: 1,
      clause: under(under(at, 'exclusions'), i),
      classOf: (action) => (isMember(action) ? '' : undefined),
    };
  }),
  ...mix.map((coverage, i): ClassLimit => ({
    atMost: coverage.atMost,
    clause: under(under(at, 'mix'), i),
    classOf: (action) => (covers(coverage, action, action.id) ? '' : undefined),
  })),
];
