import type { ConditionBuild } from '../conditions/conditionRule.ts';
import type { Custom } from '../conditions/custom.ts';
import type { Named } from '../conditions/named.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import { NOTHING } from '../internal/nothing.ts';
import { own } from '../internal/own.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { Builder } from '../strategy/builder.ts';
import { EventBuild } from './eventBuild.ts';
import type { ProfileHealth } from './profileHealth.ts';

/**
 * Does an event count for an aggregate? Unknown does not. That the condition looks at anything but the event is a fault: the
 * profile and the time of arrival differ with the order of events, and a value must not.
 */
export function eventTest(where: Node, build: ConditionBuild, at: Pointer): (event: CustomerEvent) => boolean {
  const report = (what: string, clause: Pointer): void => {
    const message = `expected a condition that looks at the event alone, whenever it arrives; found ${what}`;
    build.fault('CONDITION_BEYOND_EVENT', clause, message);
  };
  const fault: ConditionBuild['fault'] = (...it) => build.fault(...it);
  const { test } = new EventBuild(build, { beyond: build.shared(beyondEvent), report, fault }).condition(where, at);
  return (event) =>
    test({
      customer: event.customer,
      event,
      profile: NOTHING,
      health: UNKNOWN,
      trigger: undefined,
      request: undefined,
      context: NOTHING,
      now: event.time,
    }) === true;
}

const UNKNOWN: ProfileHealth = Object.freeze({ age: undefined, completeness: undefined });

/**
 * What a node looks at beside the event that its own paths do not tell: code sees everything, and a name stands for what it
 * names.
 */
const beyondEvent = (root: ConditionBuild): ((node: Node) => string | undefined) => {
  const named = new Map<string, string | undefined>();
  const beyond = (node: Node): string | undefined => {
    if (node.kind === 'custom') return `code, ${(node as Custom).name}`;
    if (node.kind !== 'named') return undefined;
    const { name } = node as Named;
    if (!named.has(name)) {
      // Who names itself has a fault already.
      named.set(name, undefined);
      const condition = own((root as Builder).strategy.conditions ?? {}, name);
      if (condition !== undefined) {
        const found: string[] = [];
        const report = (what: string): void => void found.push(what);
        new EventBuild(root, { beyond, report }).condition(condition, under('/conditions', name));
        named.set(name, found[0]);
      }
    }
    return named.get(name);
  };
  return beyond;
};
