import type { Experiment } from '../funnel/experiment.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import type { Builder } from './builder.ts';
import type { Strategy } from './strategy.ts';
import { MOST_STAGES } from './strategyShape.ts';

/** What has happened on the way to a stage. */
interface Way {
  readonly isRanked: boolean;
  readonly isExplored: boolean;
}

/**
 * Places are given away once, at the end, after the one ranking that there may be, and nothing comes between drawing an order and giving places
 * away by it; this for each way that the arms of experiments leave.
 */
export function checkFunnel({ funnel }: Strategy, builder: Builder): void {
  const stages = sizeOf(funnel);
  if (stages > MOST_STAGES) {
    const message = `expected at most ${MOST_STAGES} stages, those in arms counted, found ${stages}`;
    builder.fault('VALUE_OUT_OF_RANGE', '/funnel', message);
    return;
  }
  check(funnel, '/funnel', true, { isRanked: false, isExplored: false });

  function check(list: readonly Node[], at: Pointer, isEnd: boolean, before: Way): Way {
    if (list.some(({ kind }) => kind === '')) return before;
    const fault = (place: Pointer, message: string): void => builder.fault('FUNNEL_ORDER', place, message);
    let { isRanked, isExplored } = before;
    for (const [i, stage] of list.entries()) {
      const { kind } = stage;
      const place = under(at, i);
      const isLast = isEnd && i === list.length - 1;
      if (kind === 'allocate' && !isLast) fault(place, 'expected allocate to be the last stage');
      if (isExplored && kind !== 'allocate') fault(place, `expected allocate after explore, found ${kind}`);
      if (kind === 'experiment') {
        const ways = armsIn(stage).map(([name, stages]) =>
          check(stages, under(under(under(place, 'arms'), name), 'stages'), isLast, { isRanked, isExplored }),
        );
        isRanked ||= ways.some((way) => way.isRanked);
        isExplored ||= ways.some((way) => way.isExplored);
        continue;
      }
      if (kind !== 'allocate' && isLast) fault(place, `expected allocate as the last stage, found ${kind}`);
      if (kind === 'arbitrate' && isRanked) fault(place, 'expected one arbitrate, found another');
      isRanked ||= kind === 'arbitrate';
      isExplored ||= kind === 'explore';
    }
    if (isEnd && list.length === 0 && at !== '/funnel') fault(at, 'expected allocate as the last stage, found nothing');
    return { isRanked, isExplored };
  }
}

const sizeOf = (stages: readonly Node[]): number =>
  stages.reduce((size, stage) => size + armsIn(stage).reduce((sum, [, inner]) => sum + sizeOf(inner), 1), 0);

/** What stands in the place of a stage, by arm; an arm that could not be read has its fault. */
const armsIn = (stage: Node): readonly (readonly [name: string, stages: readonly Node[]])[] =>
  stage.kind === 'experiment'
    ? Object.entries((stage as Experiment).arms).flatMap(([name, { stages }]) =>
        Array.isArray(stages) ? [[name, stages] as const] : [],
      )
    : [];
