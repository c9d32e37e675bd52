import { grouped } from '../internal/grouped.ts';
import type { CompiledAggregate } from '../profile/aggregateRule.ts';
import { under } from '../shape/pointer.ts';
import { gathered, inheritedAggregates } from '../step/gathering.ts';
import { marksOf } from '../step/marksOf.ts';
import type { Program } from '../step/program.ts';
import type { Builder } from '../strategy/builder.ts';
import { heirsOf, sharedMarks } from '../strategy/heirsOf.ts';
import { eventsRule } from './events.ts';
import type { PartRule } from './partRule.ts';

/**
 * What makes aggregates run. Every rule of one needs it.
 * @public
 */
export const aggregatesRule: PartRule = {
  family: 'part',
  kind: 'aggregates',
  needs: [eventsRule],
  link: (builder: Builder): Pick<Program, 'aggregates' | 'aggregatesOf' | 'gathering' | 'marksOf'> => {
    const { aggregates: nodes = {}, carry } = builder.strategy;
    const aggregates = new Map<string, CompiledAggregate>();
    for (const [name, node] of Object.entries(nodes)) {
      const aggregate = builder.aggregate(node, under('/aggregates', name));
      if (aggregate !== undefined) aggregates.set(name, aggregate);
    }
    const named = Array.from(aggregates, ([name, it]) => ({ name, it }));
    return {
      aggregates,
      aggregatesOf: grouped(named, ({ it }) => it.listensTo),
      gathering: {
        heirs: heirsOf(builder, 'aggregate', nodes, carry?.aggregates ?? {}, 'restart'),
        order: Array.from(aggregates.keys()),
        marks: builder.shared(sharedMarks),
        gathered,
        inherited: inheritedAggregates,
      },
      marksOf,
    };
  },
};
