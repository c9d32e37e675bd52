import { grouped } from '../internal/grouped.ts';
import type { Node } from '../shape/shape.ts';
import { SharedMarks } from '../step/sharedMarks.ts';
import type { Heir, Succession } from '../step/succession.ts';
import type { CompiledTrigger } from '../triggers/triggerRule.ts';
import type { WhenChanged } from './carry.ts';
import { Marker } from './marker.ts';
import type { Strategy } from './strategy.ts';

/** How a strategy takes over what another version has remembered. */
export function successionOf(strategy: Strategy, triggers: ReadonlyMap<string, CompiledTrigger>): Succession {
  const { carry = {} } = strategy;
  const marker = new Marker(strategy.conditions ?? {});
  const heirs = (
    family: 'aggregate' | 'trigger',
    nodes: Readonly<Record<string, Node>> = {},
    rules: Readonly<Partial<Record<string, WhenChanged>>> = {},
    otherwise: WhenChanged,
  ): ReadonlyMap<string, Heir> =>
    new Map(
      Object.entries(nodes).map(([name, node]) => {
        const whenChanged = (Object.hasOwn(rules, name) ? rules[name] : undefined) ?? otherwise;
        return [name, { mark: marker.mark(family, name, node), whenChanged }];
      }),
    );
  const drains = Array.from(triggers, ([name, { drains: of }]) => ({ name, of })).flatMap(({ name, of }) =>
    of === undefined ? [] : [{ name, as: of.as, mark: marker.mark('trigger', of.as, of.node) }],
  );
  return {
    aggregates: heirs('aggregate', strategy.aggregates, carry.aggregates, 'restart'),
    triggers: heirs('trigger', strategy.triggers, carry.triggers, 'keep'),
    drains: grouped(drains, ({ as }) => [as]),
    marks: new SharedMarks(),
  };
}
