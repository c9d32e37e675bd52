import { show } from '../shape/describe.ts';
import { listed } from '../shape/listed.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { Target } from '../shape/target.ts';
import type { Drain } from '../triggers/drain.ts';
import type { Builder } from './builder.ts';
import { checkFunnel } from './checkFunnel.ts';
import { namedConditions } from './namedConditions.ts';
import type { Strategy } from './strategy.ts';
import { targetsOf } from './targetsOf.ts';

/** Finds what is wrong between parts that are right by themselves. */
export function checkStructure(builder: Builder, targets: readonly Target[]): void {
  builder.shared(namedConditions).complete();
  const { actions } = builder.strategy;
  checkSuccession(builder);
  checkActions(actions, firingTriggers(builder.strategy), (...fault) => builder.fault(...fault));
  checkTargets(builder, targets);
  checkFunnel(builder.strategy, builder);
}

function checkTargets(builder: Builder, targets: readonly Target[]): void {
  if (targets.length === 0) return;
  const known = new Set<unknown>();
  for (const action of builder.actions) for (const name of targetsOf(action)) known.add(name);
  for (const { name, at } of targets) {
    if (!known.has(name)) {
      builder.fault('TARGET_UNKNOWN', at, `expected the id, the group or the issue of an action, found ${show(name)}`);
    }
  }
}

/** The triggers that fire under their own names. */
export const firingTriggers = ({ triggers = {} }: Strategy): Readonly<Record<string, Node>> =>
  Object.fromEntries(Object.entries(triggers).filter(([, { kind }]) => kind !== 'drain'));

/** Rules for what has changed are about what is there. */
function checkSuccession(builder: Builder): void {
  const { aggregates = {}, triggers = {}, carry = {} } = builder.strategy;
  const check = (name: unknown, all: object, code: 'AGGREGATE_UNKNOWN' | 'TRIGGER_UNKNOWN', at: Pointer): void => {
    if (typeof name === 'string' && Object.hasOwn(all, name)) return;
    const what = code === 'AGGREGATE_UNKNOWN' ? 'an aggregate' : 'a trigger';
    const known = Object.keys(all).join(', ') || 'none is declared';
    builder.fault(code, at, `expected ${what} (${known}), found ${show(name)}`);
  };
  for (const name of Object.keys(carry.aggregates ?? {})) {
    check(name, aggregates, 'AGGREGATE_UNKNOWN', under('/carry/aggregates', name));
  }
  for (const name of Object.keys(carry.triggers ?? {})) {
    check(name, triggers, 'TRIGGER_UNKNOWN', under('/carry/triggers', name));
  }
  const firing = firingTriggers(builder.strategy);
  for (const [name, node] of Object.entries(triggers)) {
    const at = under(under('/triggers', name), 'as');
    if (node.kind === 'drain') check((node as Drain).as, firing, 'TRIGGER_UNKNOWN', at);
  }
}

/** Finds what is wrong between actions, and between them and triggers. */
export function checkActions(
  actions: Strategy['actions'],
  triggers: Readonly<Record<string, unknown>>,
  report: Builder['fault'],
): void {
  const first = new Map<string, number>();
  const known = listed(Object.keys(triggers)) || 'none is declared';
  for (let i = 0; i < actions.length; i += 1) {
    const { id, channel, on, validFrom, validTo } = actions[i]!;
    const at = (field: string): Pointer => under(under('/actions', i), field);
    if (id === undefined) continue;
    const before = first.get(id);
    if (before === undefined) first.set(id, i);
    else report('ID_DUPLICATE', at('id'), `expected an id of its own, found that of /actions/${before}`);
    if (Array.isArray(channel) && new Set(channel).size < channel.length) {
      report('VALUE_OUT_OF_RANGE', at('channel'), 'expected each channel once');
    }
    if (on !== undefined && !Object.hasOwn(triggers, on)) {
      report('TRIGGER_UNKNOWN', at('on'), `expected a trigger (${known}), found ${show(on)}`);
    }
    if (validFrom !== undefined && validTo !== undefined && validFrom >= validTo) {
      report('VALUE_OUT_OF_RANGE', at('validTo'), `expected an instant after validFrom, found ${validTo}`);
    }
  }
}
