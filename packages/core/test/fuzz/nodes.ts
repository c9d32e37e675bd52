import { type Family, type Fields, type Node, type NodeRule, type Shape, standardVocabulary } from '@opportune/core';

import { nameAmong, NAMES, pathOf } from './names.ts';
import { patternOf } from './patterns.ts';
import type { Random } from './random.ts';
import { valueOf } from './values.ts';

const DEEPEST = 3;

const nodes = standardVocabulary.filter((rule) => rule.family !== 'part');
const families = new Map<Family, readonly NodeRule[]>();
for (const { family } of nodes) {
  families.set(
    family,
    nodes.filter((rule) => rule.family === family),
  );
}

const hasParts = (shape: Shape): boolean => shape.is === 'node' || (shape.is === 'list' && hasParts(shape.of));
const endings = new Map(
  Array.from(families, ([family, rules]) => [
    family,
    rules.filter(({ fields }) => !Object.values(fields.required).some(hasParts)),
  ]),
);

const TIMED = new Set(['dayOfWeek', 'timeOfDay', 'quiet']);

/** Where in a strategy something is written. */
interface Around {
  readonly depth: number;
  readonly isInList: boolean;
}

/** Fields of which the shape says less than what they mean. */
const MEANINGS: Readonly<Record<string, (random: Random) => unknown>> = {
  'matches.pattern': (random) => patternOf(random),
  'version.value': (random) => random.pick(['1', '1.2.3', 'v2.0.0-rc.1+build', '0.0.0']),
  'named.name': (random) => nameAmong(random, NAMES.conditions),
  'custom.name': (random) => nameAmong(random, ['lucky', 'lucky', 'angry', 'odd']),
  'propensity.model': (random) => nameAmong(random, ['likely', 'likely', 'angry', 'odd']),
  'within.last': (random) => random.below(1e9),
};

/** A node of a family as its rules declare it, so that a new rule is tried without being named here. */
export function nodeOf(random: Random, family: Family, around: Around = { depth: 0, isInList: false }): Node {
  const rules = families.get(family)!;
  const leaves = endings.get(family)!;
  const isLeaf = around.depth >= DEEPEST || random.chance(0.7);
  const of = isLeaf && leaves.length > 0 ? leaves : rules;
  let { kind, fields } = random.pick(of);
  // What knows time zones costs more to compile than all the rest.
  if (TIMED.has(kind) && random.chance(0.9)) ({ kind, fields } = random.pick(of));
  return { kind, ...objectOf(random, kind, fields, around) };
}

function objectOf(random: Random, kind: string, { required, optional = {} }: Fields, around: Around): object {
  const object: Record<string, unknown> = {};
  const add = (name: string, shape: Shape): void => {
    const meaning = MEANINGS[`${kind}.${name}`];
    object[name] = meaning === undefined ? written(random, kind, shape, around) : meaning(random);
  };
  for (const name in required) add(name, required[name]!);
  if (kind === 'within') add('last', { is: 'number' });
  for (const name in optional) if (random.chance(around.depth < DEEPEST ? 0.25 : 0.05)) add(name, optional[name]!);
  return object;
}

function written(random: Random, kind: string, shape: Shape, around: Around): unknown {
  const deeper = { ...around, depth: around.depth + 1 };
  switch (shape.is) {
    case 'text':
      return random.pick([...NAMES.events, ...NAMES.channels, 'total', 'a', '']);
    case 'target':
      return targetOf(random);
    case 'path':
      return pathOf(random, around.isInList);
    case 'timeOfDay':
      return random.pick(['00:00', '08:00', '23:59']);
    case 'zone':
      return random.pick(['UTC', 'Europe/Berlin', 'Pacific/Chatham']);
    case 'number':
      return numberOf(random, shape);
    case 'scalar':
      return valueOf(random, { foreign: 0, depth: 0 });
    case 'true':
      return true;
    case 'oneOf':
      return random.pick(shape.of);
    case 'json':
      return valueOf(random, { foreign: 0, depth: 2 });
    case 'term':
      return termOf(random, around);
    case 'list':
      if (shape.orOne && random.chance(0.5)) return written(random, kind, shape.of, around);
      return Array.from({ length: (shape.min ?? 0) + random.below(random.chance(0.1) ? 5 : 3) }, () =>
        written(random, kind, shape.of, deeper),
      );
    case 'record':
      return Object.fromEntries(
        random.list(4, () => [
          shape.by === 'target' ? targetOf(random) : nameAmong(random, NAMES.slots),
          written(random, kind, shape.of, deeper),
        ]),
      );
    case 'object':
      return objectOf(random, kind, shape.fields, deeper);
    case 'node':
      return nodeOf(random, shape.family, { ...deeper, isInList: around.isInList || shape.scope !== undefined });
  }
}

/** Mostly the action that every strategy has. */
const targetOf = (random: Random): string =>
  random.chance(0.03) ? random.pick([...NAMES.actions, ...NAMES.groups]) : NAMES.actions[0];

function termOf(random: Random, around: Around): unknown {
  if (around.depth >= DEEPEST || random.chance(0.4)) return pathOf(random, around.isInList);
  if (random.chance(0.4)) return random.pick([0, 1, -1, 1e308, 0.1, 2 ** 53]);
  return nodeOf(random, 'term', { ...around, depth: around.depth + 1 });
}

function numberOf(random: Random, { min, above, max, whole }: Extract<Shape, { is: 'number' }>): number {
  const drawn = random.pick([0, 1, 2, 50, 1e6, 1e12, 0.25, -1, -1e12, 8.64e15, 1e308]);
  const number = Math.min(max ?? Infinity, Math.max(min ?? above ?? -Infinity, drawn));
  return (whole ? Math.trunc(number) : number) + (number === above ? 1 : 0);
}
