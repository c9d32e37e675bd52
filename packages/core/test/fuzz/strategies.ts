import type { Node, Strategy } from '@opportune/core';

import { aggregateOf } from './aggregates.ts';
import { ATTRIBUTES, nameAmong, NAMES } from './names.ts';
import { nodeOf } from './nodes.ts';
import { quietly } from './quietly.ts';
import type { Random } from './random.ts';
import { valueOf } from './values.ts';

/** A strategy that is mostly valid. */
export function strategyOf(random: Random): Strategy {
  const triggers = named(random, NAMES.triggers, () => nodeOf(random, 'trigger'));
  const occasions = Object.keys(triggers);
  return {
    id: 'fuzz',
    version: '1',
    ...(random.chance(0.2) ? { seed: 'x' } : {}),
    ...(random.chance(0.2) ? { lateness: random.pick([0, 1, 1e9]) } : {}),
    ...(random.chance(0.2) ? { attributes: attributesOf(random) } : {}),
    ...(random.chance(0.2)
      ? { retention: { profile: 1, aggregates: 1e9, triggers: 1e9, contacts: 1e9, consents: 1 } }
      : {}),
    ...(random.chance(0.5) ? { recipes: { moved: 'keep', viewed: random.pick(['keep', 'angry', 'odd']) } } : {}),
    aggregates: named(random, NAMES.aggregates, () => aggregateOf(random)),
    conditions: namedConditions(random),
    triggers,
    actions: NAMES.actions
      .slice(0, 1 + random.below(random.chance(0.2) ? 5 : 2))
      .map((id) => actionOf(random, id, occasions)),
    funnel: funnelOf(random),
  };
}

export function actionOf(random: Random, id: string, occasions: readonly string[]): Strategy['actions'][number] {
  return {
    id,
    channel: random.pick(NAMES.channels),
    ...(random.chance(0.6) ? { when: nodeOf(random, 'condition') } : {}),
    ...(occasions.length > 0 && random.chance(0.5) ? { on: random.pick(occasions) } : {}),
    ...(random.chance(0.3) ? { group: random.pick(NAMES.groups) } : {}),
    ...(random.chance(0.2) ? { issue: random.pick(NAMES.groups) } : {}),
    ...(random.chance(0.1) ? { mandatory: true } : {}),
    ...(random.chance(0.3) ? { value: random.pick([0, 1, 1e308, 5e-324]) } : {}),
    ...(random.chance(0.2) ? { lever: random.pick([0, 1, 1e308]) } : {}),
    ...(random.chance(0.1) ? { validFrom: random.pick([0, -1e15]) } : {}),
    ...(random.chance(0.1) ? { validTo: random.pick([1, 1e15]) } : {}),
    ...(random.chance(0.2) ? { content: { web: valueOf(random, { foreign: 0 }) } } : {}),
  };
}

/** Few have a type, because most conditions would be refused with it. */
const attributesOf = (random: Random): NonNullable<Strategy['attributes']> =>
  Object.fromEntries(
    random.list(4, () => [
      nameAmong(random, ATTRIBUTES),
      { ...(random.chance(0.7) ? { expected: true } : {}), ...(random.chance(0.02) ? { type: 'string' } : {}) },
    ]),
  );

function named(random: Random, names: readonly string[], make: () => Node): Readonly<Record<string, Node>> {
  return Object.fromEntries(
    random.list(random.chance(0.2) ? names.length + 1 : 3, (i) => [nameAmong(random, [names[i]!]), make()]),
  );
}

/** Cycles come of themselves; names that double each other do not. */
function namedConditions(random: Random): Readonly<Record<string, Node>> {
  if (random.chance(0.002)) return doubling(random.pick([5, 12, 31, 40]), random);
  return Object.fromEntries(
    NAMES.conditions.slice(0, random.chance(0.2) ? 4 : 1).map((name, i) => {
      const node = nodeOf(random, 'condition');
      return [name, i > 0 && random.chance(0.9) ? withoutNames(node, NAMES.conditions[i - 1]!) : withoutNames(node)];
    }),
  );
}

/** The names that a condition names are those before it, so that not every strategy is a cycle. */
function withoutNames(node: Node, earlier?: string): Node {
  const replaced = (_key: string, value: unknown): unknown => {
    const isName = typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'named';
    if (!isName) return value;
    return earlier === undefined ? { kind: 'exists', path: 'profile.segment' } : { kind: 'named', name: earlier };
  };
  // What nests too deep for JSON is no good here.
  const copy = quietly(() => JSON.stringify(node, replaced)) ?? '{"kind":"all","of":[]}';
  return JSON.parse(copy) as Node;
}

/** Each name stands for two of the one before: 2 ** levels conditions, written out. */
function doubling(levels: number, random: Random): Readonly<Record<string, Node>> {
  const kind = random.pick(['all', 'any']);
  const first = { kind: 'exists', path: 'profile.segment' };
  const nameOf = (i: number): string => NAMES.conditions[i] ?? `c${i}`;
  const of = (i: number): Node => ({ kind: 'named', name: nameOf(i - 1) }) as Node;
  return Object.fromEntries(
    Array.from({ length: levels }, (_, i) => [
      nameOf(i),
      i === 0 ? first : ({ kind, of: [of(i), { kind: 'not', of: of(i) }] } as Node),
    ]),
  );
}

function funnelOf(random: Random): readonly Node[] {
  const before = random.list(random.chance(0.2) ? 4 : 2, () => {
    let stage = nodeOf(random, 'stage');
    while (stage.kind === 'allocate' || stage.kind === 'arbitrate') stage = nodeOf(random, 'stage');
    return stage;
  });
  const slots = Object.fromEntries(
    NAMES.slots.map((slot) => [slot, { channel: random.pick(NAMES.channels), atMost: 1 + random.below(3) }]),
  );
  const ranking = random.chance(0.7) ? [{ kind: 'arbitrate', by: nodeOf(random, 'factor') }] : [];
  return [...before, ...ranking, { kind: 'allocate', slots } as Node];
}
