import type { ConditionBuild } from '../conditions/conditionRule.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { CompiledAggregate } from './aggregateRule.ts';
import { alone } from './alone.ts';
import { gather, type Gathered } from './gather.ts';
import type { Measure } from './measure.ts';
import { isOfAllTime, windowOf } from './window.ts';

/** An aggregate that is a measure of the events of some types in the window that it names. */
export const measured = (
  node: Gathered,
  listensTo: readonly string[],
  measure: Measure,
  build: ConditionBuild,
  at: Pointer,
): CompiledAggregate =>
  measure.alone !== undefined && isOfAllTime(node)
    ? alone(node, listensTo, measure, build, at)
    : gather(node, listensTo, (event) => measure.take(event), windowOf(node, measure, build, at), build, at);
