import type { Contacts } from '../factors/contacts.ts';
import type { Allocate, Slot } from '../funnel/allocate.ts';
import type { Limit } from '../funnel/limit.ts';
import { grouped } from '../internal/grouped.ts';
import type { CoolOff } from '../policies/coolOff.ts';
import { covers, type Coverage } from '../policies/coverage.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { Action } from '../strategy/action.ts';
import { treatmentsOf, type Treatment } from '../strategy/treatment.ts';
import { factorsIn } from './factorsIn.ts';
import type { Passed } from './way.ts';

/** Actions of which each may decide what becomes of the others, and where the strategy says so. */
export interface Rivals {
  readonly actions: readonly Action[];
  readonly because: Pointer;
}

/** All groups of rivals among some actions: only together can they be decided elsewhere. */
export function rivalsAmong(actions: readonly Action[], way: readonly Passed[]): readonly Rivals[] {
  return way.flatMap(({ node, at }): readonly Rivals[] => {
    switch (node.kind) {
      case 'allocate':
        return forPlaces(actions, node as Allocate, at, way);
      case 'ramp':
      case 'explore':
        return byKey(actions, ({ on }) => [on ?? ''], at);
      case 'limit':
        return (node as Limit).policies.flatMap((policy, i) =>
          ofPolicy(actions, policy as Node, under(under(at, 'policies'), i)),
        );
      case 'arbitrate':
        return factorsIn(node).flatMap((factor) =>
          factor.kind === 'contacts' ? ofContacts(actions, factor as Contacts, at) : [],
        );
      default:
        return [];
    }
  });
}

/** Those that may stand beside one another in one moment. */
function forPlaces(actions: readonly Action[], node: Allocate, at: Pointer, way: readonly Passed[]): readonly Rivals[] {
  const { kind: _kind, slots, ...constraints } = node;
  const isFallback = Object.values(slots).some(({ fallback }: Slot) => fallback !== undefined);
  const isHeldOut = way.some((stage) => stage.node.kind === 'holdout');
  // One that is held out anywhere makes every fallback of the moment less likely.
  if (Object.keys(constraints).length > 0 || (isFallback && isHeldOut))
    return byKey(actions, ({ on }) => [on ?? ''], at);
  return byKey(
    actions,
    (action) => treatmentsOf(action).map(({ channel }) => JSON.stringify([action.on ?? null, channel])),
    at,
  );
}

function ofPolicy(actions: readonly Action[], policy: Node, at: Pointer): readonly Rivals[] {
  const covered = actions.filter((action) => isCovered(policy as Coverage, action));
  if (policy.kind === 'cap') return [{ actions: covered, because: at }];
  if (policy.kind !== 'coolOff') return [];
  const { scope = 'action' } = policy as CoolOff;
  if (scope === 'action') return [];
  if (scope === 'everything') return covered.length > 0 ? [{ actions, because: at }] : [];
  return bySame(scope, actions, at);
}

const ofContacts = (actions: readonly Action[], { of }: Contacts, at: Pointer): readonly Rivals[] => {
  if (of === 'action') return [];
  return of === 'everything' ? [{ actions, because: at }] : bySame(of, actions, at);
};

const bySame = (scope: 'group' | 'issue' | 'channel', actions: readonly Action[], at: Pointer): readonly Rivals[] =>
  byKey(actions, (action) => treatmentsOf(action).flatMap((treatment) => treatment[scope] ?? []), at);

/** Does a policy speak of an action, on one of its channels at least? */
export const isCovered = (coverage: Coverage, action: Action): boolean =>
  treatmentsOf(action).some((treatment: Treatment) => covers(coverage, treatment, treatment.id));

const byKey = (actions: readonly Action[], keysOf: (action: Action) => readonly string[], because: Pointer): Rivals[] =>
  Array.from(grouped(actions, keysOf).values(), (group) => ({ actions: group, because }));
