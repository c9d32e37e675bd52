import type { Node, Strategy } from '@opportune/core';
import { strategies } from '@opportune/testing';
import fc from 'fast-check';

type Nodes = Readonly<Record<string, Node>>;

/** Two versions of a strategy: the second has some parts of the first, and rules for what has changed. */
export const successions: fc.Arbitrary<readonly [Strategy, Strategy]> = fc
  .tuple(strategies(), strategies(), fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }))
  .map(([one, other, choices]) => {
    let asked = 0;
    const chance = (): boolean => choices[(asked += 1) % choices.length]!;
    const aggregates = mixed(one.aggregates, other.aggregates, chance);
    const triggers = mixed(one.triggers, other.triggers, chance);
    const { conditions = {} } = chance() ? one : other;
    const next = { ...other, conditions, aggregates, triggers: { ...triggers, ...drains(one, triggers, chance) } };
    return [
      one,
      { ...next, carry: { aggregates: rules(aggregates, chance), triggers: rules(triggers, chance) } },
    ] as const;
  });

/** Every part of the second, save those that are as in the first. */
export const mixed = (one: Nodes | undefined, other: Nodes | undefined, chance: () => boolean): Nodes => ({
  ...other,
  ...Object.fromEntries(Object.entries(one ?? {}).filter(chance)),
});

/** For some of the triggers that may be under way, and are others now. */
const drains = (one: Strategy, triggers: Nodes, chance: () => boolean): Nodes =>
  Object.fromEntries(
    Object.entries(one.triggers ?? {})
      .filter(([name, { kind }]) => name in triggers && (kind === 'absence' || kind === 'sequence') && chance())
      .map(([name, of]) => [`${name} before`, { kind: 'drain', of, as: name } as Node]),
  );

const rules = (nodes: Nodes, chance: () => boolean): Readonly<Record<string, 'keep' | 'restart'>> =>
  Object.fromEntries(
    Object.keys(nodes)
      .filter(chance)
      .map((name) => [name, chance() ? 'keep' : 'restart']),
  );
