import { hashOf } from '../experiments/hashOf.ts';
import type { Trial } from '../experiments/trial.ts';
import type { Assignment } from '../funnel/decision.ts';
import type { Experiment, StageNode } from './nodes.ts';
import type { Plan } from './plan.ts';
import { pointer } from './pointer.ts';

/** A stage, and where it stands in the strategy. */
export interface Placed {
  readonly stage: StageNode;
  readonly at: string;
}

/** X2: the stages that a customer goes through, experiments among them. */
export const wayOf = ({ funnel }: Plan, subject: string): readonly Placed[] =>
  placed(funnel, '/funnel', (experiment) => [assignment(experiment, subject)?.arm ?? experiment.control]);

/** All stages that there are. */
export const stagesOf = ({ funnel }: Plan): readonly Placed[] =>
  placed(funnel, '/funnel', ({ arms }) => Object.keys(arms));

const placed = (
  stages: readonly StageNode[],
  at: string,
  armsFor: (experiment: Experiment<StageNode>) => readonly string[],
): readonly Placed[] =>
  stages.flatMap((stage, i) => [
    { stage, at: `${at}/${i}` },
    ...(stage.kind === 'experiment' ? armsFor(stage) : []).flatMap((name) =>
      placed(
        (stage as Experiment<StageNode>).arms[name]!.stages,
        `${at}/${i}${pointer('arms', name, 'stages')}`,
        armsFor,
      ),
    ),
  ]);

/** X2: the arm that a customer is in; undefined outside of the experiment. */
export function assignment(experiment: Trial, subject: string): Assignment | undefined {
  const { id, seed = id, hashVersion = 2, coverage = 1, arms, layer } = experiment;
  const control = experiment.control ?? Object.keys(arms)[0]!;
  if (layer !== undefined) {
    const bucket = hashOf(`__${layer.id}`, subject, 1)!;
    if (bucket < layer.from || bucket >= layer.to) return undefined;
  }
  const bucket = hashOf(seed, subject, hashVersion)!;
  const others = Object.keys(arms).filter((name) => name !== control);
  let from = 0;
  for (const arm of [control, ...others.sort()]) {
    const { weight } = arms[arm]!;
    const share = weight * coverage * (layer === undefined ? 1 : layer.to - layer.from);
    if (bucket >= from && bucket < from + coverage * weight) return { arm, share };
    from += weight;
  }
  return undefined;
}
