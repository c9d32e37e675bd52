import type { ConditionBuild } from '../conditions/conditionRule.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { CompiledAggregate } from './aggregateRule.ts';
import type { Gathered } from './gather.ts';
import type { Measure } from './measure.ts';
import { takingIf } from './takingIf.ts';

/**
 * An aggregate of all that ever was whose memory is its summary and nothing else, because no other kind remembers a value of that
 * type. A number then lies in the record of memories itself, and what is not made need not be collected.
 */
export function alone(
  { where }: Gathered,
  listensTo: readonly string[],
  measure: Measure,
  build: ConditionBuild,
  at: Pointer,
): CompiledAggregate {
  const take = takingIf(where, (event) => measure.take(event), build, at);
  const accepts = (memory: unknown): boolean => typeof memory === measure.alone;
  const known = (memory: unknown): unknown => (accepts(memory) ? memory : undefined);
  return {
    listensTo,
    accepts,
    add: (memory, event) => {
      const value = take(event);
      return value === undefined ? memory : measure.add(known(memory), event.time, value);
    },
    read: (memory) => measure.read(known(memory)),
    merge: (one, other) => {
      const [mine, theirs] = [known(one), known(other)];
      if (mine === undefined || theirs === undefined) return mine ?? theirs;
      return measure.merge(mine, theirs);
    },
  };
}
