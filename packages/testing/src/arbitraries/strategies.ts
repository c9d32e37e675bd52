import { days, hours, minutes, type Node, type Strategy } from '@opportune/core';
import fc from 'fast-check';

import { aggregates } from './aggregates.ts';
import { conditions, known } from './conditions.ts';
import { shop } from './shop.ts';
import { funnels } from './stageNodes.ts';
import { triggerNodes } from './triggerNodes.ts';
import { among, dates, mostly, partly, wholly } from './values.ts';

type Action = Strategy['actions'][number];

/** What recipes set and aggregates have, and what nobody has. */
const ATTRIBUTES = [...shop.aggregates, 'segment', 'visits', 'basket', 'nothing'];

/**
 * Valid strategies of the shop: every rule there is, several triggers, aggregates that hide attributes, caps that overlap,
 * quiet hours in several zones, hold-outs, and funnels in any order that is allowed. Compile them with
 * {@link shopBindings}.
 *
 * @param options - `actions`: how many at most, 8; `triggers`: how many at most, 4
 * @example
 * ```ts
 * import { compile } from '@opportune/core';
 * import { shopBindings, strategies } from '@opportune/testing';
 * import fc from 'fast-check';
 *
 * fc.sample(strategies(), 20).every((strategy) => compile(strategy, shopBindings) !== undefined); // => true
 * ```
 * @public
 */
export function strategies(
  options: { readonly actions?: number; readonly triggers?: number } = {},
): fc.Arbitrary<Strategy> {
  const { actions = shop.actions.length, triggers = shop.triggers.length } = options;
  const parts = fc.tuple(
    wholly({
      id: fc.constantFrom('winback', 'autumn'),
      version: fc.constantFrom('1', '2'),
      aggregates: named(shop.aggregates, aggregates()),
      conditions: namedConditions,
      triggers: named(shop.triggers.slice(0, triggers), triggerNodes),
      actions: fc.uniqueArray(action, {
        minLength: Math.min(3, actions),
        maxLength: actions,
        size: 'max',
        selector: ({ id }) => id,
      }),
      funnel: funnels,
    }),
    partly({
      seed: fc.constantFrom('winback', 'x', 'y'),
      lateness: fc.constantFrom(0, minutes(60), days(2)),
      // Without types, because conditions here compare everything with anything.
      attributes: fc.dictionary(among(ATTRIBUTES), partly({ expected: fc.constant(true), unit: fc.constant('EUR') }), {
        noNullPrototype: true,
      }),
      retention,
      recipes: fc.constantFrom(
        { moved: 'settle' },
        { moved: 'settle', viewed: 'tangle' },
        { moved: 'settle', ordered: 'tangle' },
      ),
    }),
  );
  return fc.noBias(parts).map(([needed, optional]) => repaired({ ...needed, ...optional }));
}

const ages = fc.constantFrom(hours(1), hours(5), days(1), days(2));
// Seldom, because what is let go of does not fire.
const retention = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: partly({
      profile: ages,
      aggregates: ages,
      triggers: ages,
      contacts: ages,
      outcomes: ages,
      consents: ages,
      openAtMost: fc.integer({ min: 1, max: 3 }),
    }),
  },
);

/** Most of the names, each with a node of its own. */
const named = (names: readonly string[], node: fc.Arbitrary<Node>): fc.Arbitrary<Readonly<Record<string, Node>>> =>
  fc
    .tuple(...names.map((name) => fc.option(fc.tuple(fc.constant(name), node), { nil: undefined, freq: 4 })))
    .map((entries) => Object.fromEntries(entries.filter((entry) => entry !== undefined)));

/** Each may name the ones before it. */
const namedConditions = fc
  .tuple(...shop.conditions.map((_, i) => conditions({ ...known, depth: 1, named: shop.conditions.slice(0, i) })))
  .map((nodes): Readonly<Record<string, Node>> =>
    Object.fromEntries(nodes.map((node, i) => [shop.conditions[i]!, node])),
  );

/** One in four is on several. */
const channels = fc.oneof(
  { weight: 3, arbitrary: mostly(shop.channels) },
  { weight: 1, arbitrary: fc.shuffledSubarray([...shop.channels], { minLength: 2 }) },
);

const action: fc.Arbitrary<Action> = fc
  .tuple(
    wholly({ id: among(shop.actions), channel: channels }),
    partly({
      group: among(shop.groups),
      issue: among(shop.issues),
      tags: fc.subarray([...shop.tags]),
      value: fc.constantFrom(0, 0.5, 1, 3, 12),
      content: fc.dictionary(among(shop.channels), fc.constantFrom<unknown>({ template: 't1' }, 'Hello', [1], null), {
        noNullPrototype: true,
      }),
      lever: fc.constantFrom(0.5, 1, 2),
      attributes: fc.dictionary(
        among(shop.actionAttributes),
        fc.constantFrom(-1, 0.2, 3, 'tea', 'new', 'mobile', null),
        {
          noNullPrototype: true,
        },
      ),
    }),
    fc.oneof(
      { weight: 8, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: fc.constant({ mandatory: true as const }) },
    ),
    // Most actions answer to a trigger, and few ask for more than that.
    fc.option(among(shop.triggers), { nil: undefined, freq: 4 }),
    fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: conditions(known) }),
    fc.oneof(
      { weight: 5, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: partly({ validFrom: dates, validTo: dates }) },
    ),
  )
  .map(([needed, optional, mandatory, on, when, validity]) => ({
    ...needed,
    ...optional,
    ...mandatory,
    ...(on === undefined ? {} : { on }),
    ...(when === undefined ? {} : { when }),
    ...validity,
  }));

/** Takes out what names something that was not drawn. */
function repaired(strategy: Strategy): Strategy {
  const targets = new Set(strategy.actions.flatMap(({ id, group, issue }) => [id, group, issue]));
  const tags = new Set(strategy.actions.flatMap((each) => each.tags ?? []));
  const triggers = new Set(Object.keys(strategy.triggers ?? {}));
  const known = (record: object): object =>
    Object.fromEntries(Object.entries(record).filter(([name]) => targets.has(name)));
  const covering = (node: Record<string, unknown>): object => {
    for (const target of ['issue', 'group', 'action']) if (!targets.has(node[target] as string)) delete node[target];
    if (!tags.has(node['tag'] as string)) delete node['tag'];
    return node;
  };
  const repair = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(repair);
    if (typeof value !== 'object' || value === null) return value;
    const node = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, repair(each)]));
    switch (node['kind']) {
      case 'qualify':
        for (const tier of ['eligible', 'applicable', 'suitable'])
          if (tier in node) node[tier] = known(node[tier] as object);
        return node;
      case 'lever':
      case 'uplift':
      case 'boost':
      case 'ramp':
        return { ...node, of: known(node['of'] as object) };
      case 'cap':
      case 'coolOff':
      case 'quota':
        return covering(node);
      case 'allocate': {
        const { exclusions, mix, ...rest } = node as typeof node & {
          readonly exclusions?: readonly string[][];
          readonly mix?: readonly object[];
        };
        const left = exclusions?.map((names) => names.filter((name) => targets.has(name)));
        return {
          ...rest,
          ...(left === undefined ? {} : { exclusions: left.filter((names) => names.length > 1) }),
          ...(mix === undefined ? {} : { mix: mix.map((each) => covering({ ...each })) }),
        };
      }
      default:
        return node;
    }
  };
  return {
    ...strategy,
    actions: strategy.actions.map(({ on, validFrom, validTo, ...rest }) => ({
      ...rest,
      ...(on !== undefined && triggers.has(on) ? { on } : {}),
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validTo === undefined || validTo <= (validFrom ?? -Infinity) ? {} : { validTo }),
    })) as Strategy['actions'],
    funnel: repair(strategy.funnel) as Strategy['funnel'],
  };
}
