import type { Allocate } from '../funnel/allocate.ts';
import { classLimits, type ClassLimit } from '../funnel/allocation/classLimit.ts';
import { grouped } from '../internal/grouped.ts';
import type { Treatment } from '../strategy/treatment.ts';
import type { Finding } from './finding.ts';
import type { Subject } from './subject.ts';

/** Limits on who has a place beside whom that never leave anybody without one. */
export const constraintFindings = (subject: Subject): readonly Finding[] =>
  subject.nodes('stage').flatMap(({ node, at }): readonly Finding[] => {
    // Who is on several channels goes where the places are worth most together, as soon as there is any constraint.
    if (node.kind !== 'allocate' || subject.treatments.some(({ hasOthers }) => hasOthers)) return [];
    const limits = classLimits(node as Allocate, at).map((limit): Asked => ({
      limit,
      classes: classesOf(limit, node as Allocate, subject),
    }));
    return limits.flatMap((asked, i): readonly Finding[] => {
      const reason = idleness(asked);
      const other = reason === undefined ? limits.find((stronger, k) => isImplied(asked, i, stronger, k)) : undefined;
      if (reason === undefined && other === undefined) return [];
      return [
        {
          code: 'CONSTRAINT_NEVER_BINDS',
          severity: 'warning',
          path: asked.limit.clause,
          message: reason ?? 'another constraint leaves no room for more than it allows',
          proof:
            other === undefined
              ? []
              : [{ path: other.limit.clause, says: `of all of them at most ${other.limit.atMost} have a place` }],
        },
      ];
    });
  });

interface Asked {
  readonly limit: ClassLimit;
  /** Those of a class that may come to places in one moment, and how many of them there are places for. */
  readonly classes: readonly { readonly members: readonly Treatment[]; readonly places: number }[];
}

/** Those who are proposed on one occasion are in each other's way, and nobody else. */
function classesOf({ classOf }: ClassLimit, { slots }: Allocate, { actions }: Subject): Asked['classes'] {
  const byOccasion = grouped(actions, (action) => {
    const name = classOf(action);
    return name === undefined ? [] : [JSON.stringify([action.on, name])];
  });
  return Array.from(byOccasion.values(), (members) => ({ members, places: placesFor(members, slots) }));
}

/** How many of some actions can have a place, however they are drawn. */
function placesFor(members: readonly Treatment[], slots: Allocate['slots']): number {
  const byChannel = grouped(members, ({ channel }) => [channel]);
  return Array.from(byChannel).reduce((sum, [channel, { length }]) => {
    const places = Object.values(slots).reduce((all, slot) => all + (slot.channel === channel ? slot.atMost : 0), 0);
    return sum + Math.min(length, places);
  }, 0);
}

/** Why a limit never leaves anybody out; undefined where it may. */
function idleness({ limit: { atMost }, classes }: Asked): string | undefined {
  if (classes.length === 0) return 'it concerns no action';
  if (classes.every(({ members }) => members.length <= atMost)) {
    return `no occasion proposes more than ${atMost} of the actions that it counts together`;
  }
  return classes.every(({ places }) => places <= atMost)
    ? `there are no more than ${atMost} places for the actions that it counts together`
    : undefined;
}

/** Does another one count together all that it counts together, and allow no more? Of two that say the same the first counts. */
const isImplied = (weaker: Asked, i: number, stronger: Asked, k: number): boolean =>
  k !== i && implies(stronger, weaker) && (k < i || !implies(weaker, stronger));

const implies = (stronger: Asked, weaker: Asked): boolean =>
  stronger.limit.atMost <= weaker.limit.atMost &&
  weaker.classes.every(({ members }) =>
    stronger.classes.some((other) => members.every((member) => other.members.includes(member))),
  );
