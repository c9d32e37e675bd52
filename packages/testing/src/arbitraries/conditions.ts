import { days, hours, minutes, type Node } from '@opportune/core';
import fc from 'fast-check';

import { shop } from './shop.ts';
import { STARTS } from './starts.ts';
import { termNodes } from './termNodes.ts';
import { among, numbers, partly, versions, wholly } from './values.ts';

const PATHS = [
  ...['total', 'item', 'address.city', 'id', 'type', 'time', 'source', 'properties.total', 'nothing'].map(
    (name) => `event.${name}`,
  ),
  ...['tags', 'items', 'at', 'app'].map((name) => `event.${name}`),
  ...[...shop.aggregates, 'segment', 'visits', 'nothing', 'basket', 'basket.0'].map((name) => `profile.${name}`),
  'trigger.name',
  'trigger.kind',
  'steps.a.total',
  'steps.a.type',
  'request.id',
  'context.device',
  'health.age',
  'health.completeness',
  'now',
];
const LISTS = [
  'event.tags',
  'event.tags',
  'event.items',
  'event.items',
  'event.items',
  'profile.basket',
  'event.nothing',
];
const INSTANTS = ['event.at', 'event.at', 'event.time', 'event.nothing', 'profile.segment'];
const OF_ELEMENTS = ['element', 'element.qty', 'element.sku', 'element.tags', 'element.nothing'];

/**
 * What the strategies of the shop know by name.
 * @internal
 */
export const known: { readonly named: readonly string[]; readonly custom: readonly string[] } = {
  named: shop.conditions,
  custom: ['lucky'],
};

/**
 * Conditions over the attributes of the shop, over some that no customer has, and with literals of every type. About half
 * of them are true where a customer has done something.
 *
 * @param options - `depth`: levels of `all`, `any`, `not` and of lists; 2. `named`: conditions of the strategy, `custom`: code
 * that is bound; none where they are left out
 * @example
 * ```ts
 * import { standardConditions } from '@opportune/core';
 * import { conditions } from '@opportune/testing';
 * import fc from 'fast-check';
 *
 * const kinds = new Set(standardConditions.map(({ kind }) => kind));
 *
 * fc.sample(conditions({ depth: 1 }), 50).every(({ kind }) => kinds.has(kind)); // => true
 * ```
 * @public
 */
export function conditions(
  options: { readonly depth?: number; readonly named?: readonly string[]; readonly custom?: readonly string[] } = {},
): fc.Arbitrary<Node> {
  const { depth = 2, named = [], custom = [] } = options;
  return nested(depth, PATHS, LISTS, [
    ...named.map((name): Node => node({ kind: 'named', name })),
    ...custom.flatMap((name) => [node({ kind: 'custom', name }), node({ kind: 'custom', name, input: 2 })]),
  ]);
}

function nested(
  depth: number,
  paths: readonly string[],
  lists: readonly string[],
  known: readonly Node[],
  scopes = 0,
): fc.Arbitrary<Node> {
  const leaf = leaves(paths, lists);
  const single =
    known.length === 0 ? leaf : fc.oneof({ weight: 9, arbitrary: leaf }, { weight: 1, arbitrary: among(known) });
  if (depth === 0) return single;
  const part = nested(depth - 1, paths, lists, known, scopes);
  // Mostly of the element, now and then of what is around it.
  const ofElement = nested(
    depth - 1,
    [...OF_ELEMENTS, ...OF_ELEMENTS, ...paths],
    ['element.tags', ...lists],
    // What is named may walk lists of its own, and more than two lists one in another are refused.
    known.filter(({ kind }) => kind !== 'named'),
    scopes + 1,
  );
  const walked = scopes < 2 ? lists : lists.filter((list) => list.startsWith('element'));
  return fc.oneof(
    { weight: 10, arbitrary: single },
    { weight: 2, arbitrary: wholly({ kind: fc.constantFrom('all', 'any'), of: fc.array(part, { maxLength: 3 }) }) },
    { weight: 2, arbitrary: wholly({ kind: fc.constantFrom('not', 'not', 'isTrue'), of: part }) },
    {
      weight: 1,
      arbitrary: wholly({ kind: fc.constantFrom('some', 'every', 'none'), path: among(walked), of: ofElement }),
    },
  );
}

const scalar = fc.oneof(
  numbers,
  fc.constantFrom(
    '',
    'e1',
    'web',
    'tea',
    'shoe',
    'Nowhere/Land',
    true,
    null,
    ...shop.segments,
    ...shop.devices,
    ...shop.eventTypes,
  ),
);
const few = fc.array(scalar, { maxLength: 4 });
const ignoreCase = partly({ ignoreCase: fc.constant(true) });
const texts = fc.constantFrom('', 'e', 'E', 'o', 'web', 'SHOE', 'Ha', 't', 'vip', '1');
const patterns = fc.constantFrom('', '^s', 'o+', '(a|b)?t$', '[A-H]', '\\d{1,3}', 'w.b', '^(new|vip)$', 'x*$');
const types = fc.constantFrom('string', 'number', 'boolean', 'null', 'array', 'object');
const comparisons = fc.constantFrom('eq', 'ne', 'gt', 'gte', 'lt', 'lte');
const spans = fc.constantFrom(0, 1, minutes(30), hours(5), days(1), days(365));
const times = fc.constantFrom('00:00', '08:00', '12:00', '21:30', '23:59');
const weekdays = fc.uniqueArray(fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'), { maxLength: 5 });
const local = partly({ path: among(INSTANTS), zone: among(shop.zones) });

/** Conditions without parts. */
function leaves(paths: readonly string[], lists: readonly string[]): fc.Arbitrary<Node> {
  const path = among(paths);
  const instant = among([...INSTANTS, ...paths]);
  const term = termNodes(paths, lists, INSTANTS);
  const plain = <T extends object>(weight: number, fields: { [K in keyof T]: fc.Arbitrary<T[K]> }, more = nothing) => ({
    weight,
    arbitrary: fc.tuple(wholly(fields), more).map(([one, other]) => ({ ...one, ...other }) as unknown as Node),
  });
  return fc.oneof(
    plain(2, { kind: fc.constantFrom('exists', 'missing'), path }),
    plain(2, { kind: fc.constantFrom('eq', 'ne'), path, value: scalar }),
    plain(1, { kind: fc.constantFrom('eq', 'ne'), path: likely, value: scalar }),
    plain(2, { kind: fc.constantFrom('oneOf', 'noneOf'), path, values: few }, ignoreCase),
    plain(4, { kind: fc.constantFrom('gt', 'gte', 'lt', 'lte'), path, value: numbers }),
    plain(1, { kind: fc.constant('between'), path, from: numbers, to: numbers }),
    plain(1, { kind: fc.constantFrom('startsWith', 'endsWith', 'includes'), path, text: texts }, ignoreCase),
    plain(1, { kind: fc.constant('matches'), path, pattern: patterns }, ignoreCase),
    plain(1, { kind: fc.constant('isType'), path, type: types }),
    plain(1, { kind: fc.constant('contains'), path: among(lists), value: scalar }),
    plain(1, { kind: fc.constantFrom('containsAny', 'containsAll'), path: among(lists), values: few }),
    plain(1, { kind: fc.constantFrom('before', 'after'), path: instant, at: among(STARTS) }),
    plain(1, { kind: fc.constant('within'), path: instant, last: spans }, partly({ next: spans })),
    plain(1, { kind: fc.constant('dayOfWeek'), days: weekdays }, local),
    plain(1, { kind: fc.constant('timeOfDay'), from: times, to: times }, local),
    plain(1, {
      kind: fc.constant('version'),
      path: among([...Array<string>(30).fill('event.app'), ...paths]),
      is: comparisons,
      value: sound,
    }),
    plain(2, { kind: fc.constant('compare'), left: term, is: comparisons, right: term }),
    // Those that hold most of the time, so that something is left to decide on.
    {
      weight: 9,
      arbitrary: fc.constantFrom<Node>(
        node({ kind: 'all', of: [] }),
        node({ kind: 'gte', path: 'now', value: 0 }),
        node({ kind: 'gte', path: 'profile.views', value: 0 }),
        node({ kind: 'lt', path: 'profile.spend', value: 50 }),
      ),
    },
  );
}

/** What is mostly there, and often one of a few. */
const likely = fc.constantFrom('event.type', 'event.item', 'event.source', 'profile.segment', 'context.device');
const nothing: fc.Arbitrary<object> = fc.constant({});
const sound = versions.filter((version) => !/^0|x/.test(version));

function node(node: Node & Readonly<Record<string, unknown>>): Node {
  return node;
}

/** Conditions that look at an event alone. */
export const eventConditions: fc.Arbitrary<Node> = nested(
  1,
  PATHS.filter((path) => path.startsWith('event.')),
  LISTS.filter((path) => path.startsWith('event.')),
  [],
).filter(
  (condition) =>
    !/"(?:now|(?:profile|trigger|request|context)\.[^"]*|within|timeOfDay|dayOfWeek|age)"/.test(
      JSON.stringify(condition),
    ),
);
