import {
  all,
  allocate,
  any,
  arbitrate,
  compile,
  contains,
  count,
  days,
  eq,
  exists,
  gt,
  gte,
  latest,
  lt,
  lte,
  ne,
  not,
  propensity,
  qualify,
  within,
  type CustomerEvent,
  type Node,
  type Profile,
  type Recipe,
  type Step,
} from '@opportune/core';

import { conditionOf } from './conditionOf.ts';
import type {
  Clause,
  Definitions,
  DittofeedEvent,
  Operator,
  PropertyDefinition,
  SegmentNode,
} from './dittofeedCase.ts';
import { pathOf } from './pathOf.ts';
import { Unsaid } from './unsaid.ts';

/** What is known of a customer: the segments as actions, and the profile to read properties from. */
export interface Compiled {
  readonly step: Step;
  /** The profile that was seen last. */
  readonly profile: () => Profile;
  /** For each property the attributes that it may come from, the first that is there counts. */
  readonly properties: ReadonlyMap<string, readonly string[]>;
}

const IDENTIFY = 'identify';
const trackOf = (event: string): string => `track ${event}`;

/** Traits and properties are one property, so that what an event says stays together. */
export const eventOf = ({
  type,
  event = '',
  traits,
  properties,
}: DittofeedEvent): Pick<CustomerEvent, 'type' | 'properties'> => ({
  type: type === 'track' ? trackOf(event) : type,
  properties: { all: (type === 'track' ? properties : traits) ?? {} },
});

/** A strategy that says what segments and properties of the suite say. */
export function strategyOf({ segments = [], userProperties = [] }: Definitions): Compiled {
  const aggregates: Record<string, Node> = {};
  const recipes: ((draft: Record<string, unknown>, event: CustomerEvent) => void)[] = [];
  const named = (node: Node): string => {
    const name = `a${Object.keys(aggregates).length}`;
    aggregates[name] = node;
    return `profile.${name}`;
  };
  /** What the latest event that has it says at a path. */
  const said = (type: string, path: string, where: readonly Node[] = []): string | undefined => {
    const inEvent = pathOf('event.all', path);
    return inEvent && pathOf(named(latest(type, 'all', { where: all(exists(inEvent), ...where) })), path);
  };
  const clauses = (below: string, list: readonly Clause[] = []): readonly Node[] =>
    list.map(({ path, operator }) => conditionOf(pathOf(below, path) ?? unsaid('path'), operator));

  /** Since when a trait has been what it is, whatever was said again: a recipe knows. */
  const hasBeen = (path: string, { value, comparator, windowSeconds }: Operator): Node => {
    const attribute = `since${recipes.length}`;
    const keys = pathOf('all', path)!.split('.');
    recipes.push((draft, event) => {
      const seen = keys.reduce<unknown>(
        (from, key) => (from as Record<string, unknown> | undefined)?.[key],
        event.properties,
      );
      const before = draft[attribute] as { value: unknown } | undefined;
      if (seen !== undefined && seen !== before?.value) draft[attribute] = { value: seen, at: event.time };
    });
    const lately = within(`profile.${attribute}.at`, { last: windowSeconds! * 1000 });
    const is = conditionOf(`profile.${attribute}.value`, { type: 'Equals', value: value! });
    return all(is, comparator === 'LT' ? lately : not(lately));
  };

  const segment = (node: SegmentNode, nodes: readonly SegmentNode[]): Node => {
    const children = (node.children ?? []).map((id) =>
      segment(
        nodes.find((each) => each.id === id)!,
        nodes,
      ),
    );
    switch (node.type) {
      case 'Everyone':
        return all();
      case 'And':
        return all(...children);
      case 'Or':
        return any(...children);
      case 'Trait':
        if (node.operator!.type === 'HasBeen') return hasBeen(node.path!, node.operator!);
        return conditionOf(said(IDENTIFY, node.path!) ?? unsaid('path'), node.operator!);
      case 'Includes':
        return contains(said(IDENTIFY, node.path!) ?? unsaid('path'), node.item!);
      case 'Performed': {
        const { event, times = 1, timesOperator = '>=', withinSeconds, properties } = node;
        const per = withinSeconds === undefined ? {} : { per: withinSeconds * 1000 };
        const where = all(...clauses('event.all', properties));
        return compared(named(count(trackOf(event!), { ...per, where })), timesOperator, times);
      }
      case 'LastPerformed': {
        const where = all(...clauses('event.all', node.whereProperties));
        const last = named(latest(trackOf(node.event!), 'all', { where }));
        return all(exists(last), ...clauses(last, node.hasProperties));
      }
      default:
        throw new Unsaid(node.type);
    }
  };

  const sources = (definition: PropertyDefinition, group: PropertyDefinition = definition): readonly string[] => {
    const { type, path, event, entry, nodes = group.nodes ?? [], skipReCompute, properties } = definition;
    if (skipReCompute === true) return [];
    const child = (id: string) => nodes.find((each) => each.id === id)!;
    switch (type) {
      case 'Id':
        return ['id'];
      case 'Trait':
        return [said(IDENTIFY, path!)].filter((each) => each !== undefined);
      case 'Performed':
        return [said(trackOf(event!), path!, clauses('event.all', properties))].filter((each) => each !== undefined);
      case 'Group':
        return sources(child(entry!), definition);
      case 'AnyOf':
        return (definition as { children?: readonly string[] }).children!.flatMap((id) => sources(child(id), group));
      default:
        throw new Unsaid(type);
    }
  };

  const properties = new Map(userProperties.map(({ name, definition }) => [name, sources(definition)]));
  const actions = segments.map(({ name, definition: { entryNode, nodes } }) => ({
    id: `segment ${name}`,
    channel: 'web',
    when: segment(entryNode, nodes),
  }));
  let profile: Profile = {};
  const settle: Recipe = (draft, event) => recipes.forEach((recipe) => recipe(draft, event));
  const step = compile(
    {
      id: 'dittofeed',
      version: '1',
      lateness: days(3650),
      recipes: { [IDENTIFY]: 'settle' },
      aggregates,
      actions: [{ id: 'everyone', channel: 'web' }, ...actions],
      funnel: [
        qualify(),
        arbitrate(propensity('spy')),
        allocate({ all: { channel: 'web', atMost: actions.length + 1 } }),
      ],
    },
    { recipes: { settle }, models: { spy: (moment) => ((profile = moment.profile), 1) } },
  );
  return { step, profile: () => profile, properties };
}

function compared(path: string, operator: string, times: number): Node {
  switch (operator) {
    case '>=':
      return gte(path, times);
    case '>':
      return gt(path, times);
    case '<':
      return lt(path, times);
    case '<=':
      return lte(path, times);
    case '=':
      return eq(path, times);
    case '!=':
      return ne(path, times);
    default:
      throw new Unsaid(operator);
  }
}

function unsaid(what: string): never {
  throw new Unsaid(what);
}
