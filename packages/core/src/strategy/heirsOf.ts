import type { Shared } from '../conditions/conditionRule.ts';
import type { Node } from '../shape/shape.ts';
import type { Mark } from '../step/marks.ts';
import { SharedMarks } from '../step/sharedMarks.ts';
import type { Heir } from '../step/succession.ts';
import type { Builder } from './builder.ts';
import type { WhenChanged } from './carry.ts';
import { Marker } from './marker.ts';

/** What marks the aggregates and triggers of a strategy. */
export const marker: Shared<Marker> = (root) => new Marker((root as Builder).strategy.conditions ?? {});

/** The texts that its customers share. */
export const sharedMarks: Shared<SharedMarks> = () => new SharedMarks();

/** How each takes over what another version has remembered of it. */
export function heirsOf(
  builder: Builder,
  family: 'aggregate' | 'trigger',
  nodes: Readonly<Record<string, Node>>,
  rules: Readonly<Partial<Record<string, WhenChanged>>>,
  otherwise: WhenChanged,
): ReadonlyMap<string, Heir> {
  const marks = builder.shared(marker);
  return new Map(
    Object.entries(nodes).map(([name, node]): [string, Heir] => {
      const whenChanged = (Object.hasOwn(rules, name) ? rules[name] : undefined) ?? otherwise;
      let known: Mark | undefined;
      return [
        name,
        {
          whenChanged,
          // Not before somebody asks: a page that opens goes on from what it has remembered, and needs none.
          get mark() {
            return (known ??= marks.mark(family, name, node));
          },
        },
      ];
    }),
  );
}
