import type { ConditionBuild } from '../conditions/conditionRule.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import { hash53 } from '../internal/hash.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { Builder } from '../strategy/builder.ts';
import { canonical } from '../strategy/canonical.ts';
import { latenessOf } from '../strategy/latenessOf.ts';
import type { CompiledAggregate } from './aggregateRule.ts';
import { eventTest } from './eventTest.ts';
import type { Gathering } from './gathering.ts';
import type { Window } from './window.ts';

/** What every aggregate may say. */
export interface Gathered extends Node, Window {
  readonly where?: Node;
}

type Memory = readonly [mark: string, gathered: unknown];

/**
 * An aggregate that gathers events of some types. Its memory bears a mark of what it is, by which the memory of another is told
 * from it.
 */
export function gather(
  node: Gathered,
  listensTo: readonly string[],
  take: (event: CustomerEvent) => unknown,
  gathering: Gathering,
  build: ConditionBuild,
  at: Pointer,
): CompiledAggregate {
  const counts = node.where === undefined ? undefined : eventTest(node.where, build, under(at, 'where'));
  const mark = markOf(node, build);
  return {
    listensTo,
    accepts: (memory) => Array.isArray(memory) && memory.length === 2 && memory[0] === mark,
    add: (memory, event, watermark) => {
      const value = take(event);
      if (value === undefined || counts?.(event) === false) return memory;
      const before = (memory as Memory | undefined)?.[1];
      const after = gathering.add(before, event.time, event.id, value, watermark);
      return after === before ? memory : [mark, after];
    },
    read: (memory, asOf, zone) => gathering.read((memory as Memory | undefined)?.[1], asOf, zone),
    merge: (one, other, watermark) => [mark, gathering.merge((one as Memory)[1], (other as Memory)[1], watermark)],
  };
}

/** What is remembered does not depend on the zone and on how many are shown; in a session, on the lateness too. */
function markOf(node: Gathered, build: ConditionBuild): string {
  const { zone: _zone, ...rest } = node;
  const { n: _n, ...meaning } = rest as { readonly n?: number };
  const lateness = node.session === undefined ? undefined : latenessOf((build as Builder).strategy);
  return hash53(canonical({ ...meaning, lateness }), 3).toString(36);
}
