import type { Allocate, MixLimit, Slot } from '../funnel/allocate.ts';
import type { Arbitrate } from '../funnel/arbitrate.ts';
import type { Experiment } from '../funnel/experiment.ts';
import type { Limit } from '../funnel/limit.ts';
import type { Qualify } from '../funnel/qualify.ts';
import type { Ramp } from '../funnel/ramp.ts';
import { subjectOf } from '../identity/subjectOf.ts';
import type { Coverage } from '../policies/coverage.ts';
import type { Policy } from '../policies/policy.ts';
import type { Suppress } from '../policies/suppress.ts';
import type { Node } from '../shape/shape.ts';
import type { Action } from '../strategy/action.ts';
import { targetsOf } from '../strategy/targetsOf.ts';
import { treatmentsOf } from '../strategy/treatment.ts';
import { NEVER } from './foldedFactor.ts';
import { TIERS } from './questioned.ts';
import { isCovered } from './rivals.ts';
import type { Verdicts } from './verdicts.ts';
import { armTaken } from './way.ts';

/** A funnel as far as those who are sent go through it. */
export function reducedFunnel(verdicts: Verdicts): readonly Node[] {
  const { sent, kept } = verdicts;
  const subject = subjectOf(verdicts.state);
  const targets = new Set(sent.flatMap((action) => targetsOf(action)));

  const stage = (node: Node): Node => {
    switch (node.kind) {
      case 'qualify':
        return reducedQualify(node as Qualify);
      case 'limit':
        return { ...node, policies: (node as Limit).policies.filter(isNeeded) } as Node;
      case 'ramp':
        return { ...node, of: named((node as Ramp).of) } as Node;
      case 'arbitrate':
        return { ...node, by: factor((verdicts.ranking(node as Arbitrate<Node>) as Arbitrate<Node>).by) } as Node;
      case 'allocate':
        return reducedAllocate(node as Allocate, sent, kept);
      case 'experiment':
        return reducedExperiment(node as Experiment);
      default:
        return node;
    }
  };

  const named = <T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(record).filter(([name]) => targets.has(name)));

  /** A list is not sent: whom it stops has been found out. */
  const isNeeded = (policy: Policy): boolean =>
    !(policy.kind === 'suppress' && (policy as Suppress).list !== undefined) &&
    sent.some((action) => isCovered(policy as Coverage, action));

  const factor = (node: Node): Node => {
    const { of } = node as { readonly of?: unknown };
    switch (node.kind) {
      case 'lever':
      case 'uplift':
      case 'boost':
        return { ...node, of: named(of as Readonly<Record<string, number>>) } as Node;
      case 'product':
      case 'total':
        return { ...node, of: (of as readonly Node[]).map(factor) } as Node;
      case 'clamp':
      case 'normalise':
      case 'threshold':
      case 'fade':
        return { ...node, of: factor(of as Node) } as Node;
      default:
        return node;
    }
  };

  const reducedQualify = (node: Qualify): Qualify => {
    const tiers = TIERS.flatMap((tier) => {
      const asked = Object.entries(named(node[tier] ?? {})).flatMap(([target, condition]) => {
        const folded = verdicts.questioned.left(condition);
        // Who fails it has no place, and still is who may be held out before.
        return folded === true ? [] : [[target, folded === false ? NEVER : folded] as const];
      });
      return tier in node && asked.length > 0 ? [[tier, Object.fromEntries(asked)] as const] : [];
    });
    return { kind: 'qualify', ...Object.fromEntries(tiers) };
  };

  /** Of the arms that the customer is not in, as much as is needed for a funnel to be one. */
  const reducedExperiment = (node: Experiment): Experiment => {
    const taken = armTaken(node, subject);
    const arms = Object.entries(node.arms).map(([name, arm]) => {
      const stages = name === taken ? arm.stages.map(stage) : emptied(arm.stages);
      return [name, { ...arm, stages }] as const;
    });
    return { ...node, arms: Object.fromEntries(arms) };
  };

  const emptied = (stages: readonly Node[]): readonly Node[] => {
    const last = stages.at(-1);
    if (last?.kind === 'allocate')
      return [{ kind: 'allocate', slots: reducedAllocate(last as Allocate, sent, kept).slots } as Node];
    if (last?.kind !== 'experiment') return [];
    const { arms } = last as Experiment;
    const inner = Object.entries(arms).map(([name, arm]) => [name, { ...arm, stages: emptied(arm.stages) }] as const);
    return inner.some(([, arm]) => arm.stages.length > 0) ? [{ ...last, arms: Object.fromEntries(inner) } as Node] : [];
  };

  const { funnel } = verdicts.whole.strategy;
  // A ranking that looks at what is secret is why nobody is sent.
  return sent.length === 0 ? emptied(funnel) : funnel.map(stage);
}

/** Slots of those who are sent, without what can no longer be named. */
function reducedAllocate(node: Allocate, sent: readonly Action[], kept: readonly Action[]): Allocate {
  const { exclusions, mix, slots, ...rest } = node;
  const targets = new Set(sent.flatMap((action) => targetsOf(action)));
  const excluded = exclusions?.flatMap((names) => stillExcluding(names, targets, sent));
  const mixed = mix?.filter((each) => sent.some((action) => isCovered(each, action)));
  const hadLimits = rest.perGroup !== undefined || rest.perIssue !== undefined;
  const isFree =
    !hadLimits &&
    (exclusions ?? []).length + (mix ?? []).length > 0 &&
    (excluded ?? []).length + (mixed ?? []).length === 0;
  const left = Object.entries(slots).flatMap(([name, slot]) => reducedSlot(name, slot, sent, kept));
  const places = left.reduce((sum, [, { atMost }]) => sum + atMost, 1);
  // Without any limit places would be given away in another way.
  const limits: readonly MixLimit[] | undefined = isFree ? [{ atMost: places }] : mixed;
  return {
    ...rest,
    slots: Object.fromEntries(left),
    ...(excluded === undefined ? {} : { exclusions: excluded }),
    ...(limits === undefined ? {} : { mix: limits }),
  };
}

/** A list of which at most one may be chosen; by the ids of those who are left, where something that it names is not there any more. */
function stillExcluding(
  names: readonly string[],
  targets: ReadonlySet<string>,
  sent: readonly Action[],
): readonly (readonly string[])[] {
  if (names.every((name) => targets.has(name))) return [names];
  const ids = sent.filter((action) => targetsOf(action).some((name) => names.includes(name))).map(({ id }) => id);
  return ids.length > 1 ? [ids] : [];
}

function reducedSlot(
  name: string,
  slot: Slot,
  sent: readonly Action[],
  kept: readonly Action[],
): readonly (readonly [string, Slot])[] {
  if (!isOn(slot, kept)) return [[name, slot]];
  if (!isOn(slot, sent)) return [];
  const isAskedElsewhere = isOn(
    slot,
    kept.filter(({ on }) => on === undefined),
  );
  const { fallback: _fallback, ...others } = slot;
  return [[name, isAskedElsewhere ? others : slot]];
}

/** Is any of these actions on the channel of a slot? */
export const isOn = ({ channel }: Slot, actions: readonly Action[]): boolean =>
  actions.some((action) => treatmentsOf(action).some((treatment) => treatment.channel === channel));
