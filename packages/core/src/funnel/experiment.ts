import { assigner } from '../experiments/armOf.ts';
import { armsOf } from '../experiments/armsOf.ts';
import { checkExperiment } from '../experiments/checkExperiment.ts';
import { experimentsOf } from '../experiments/experimentsOf.ts';
import { subjectOf } from '../identity/subjectOf.ts';
import { under } from '../shape/pointer.ts';
import type { Node, Shape } from '../shape/shape.ts';
import type { Stage } from './shortlist.ts';
import type { StageRule } from './stageRule.ts';
import { through } from './through.ts';

/** @public */
export interface Experiment<S = Node> {
  readonly kind: 'experiment';
  readonly id: string;
  /** The arm that whoever is not in the experiment goes through as well. */
  readonly control: string;
  readonly arms: Readonly<Record<string, Arm<S>>>;
  /** Experiments in other parts of the same layer have no customer in common with it. */
  readonly layer?: Layer;
  /** Which share of the layer takes part; all of it where it is left out. */
  readonly coverage?: number;
  /** 2 where it is left out. */
  readonly hashVersion?: 1 | 2;
  /** The id where it is left out. */
  readonly seed?: string;
}

/**
 * What is tried: stages that stand in the place of the experiment.
 * @public
 */
export interface Arm<S = Node> {
  readonly weight: number;
  readonly stages: readonly S[];
}

/**
 * A part of all customers, from `from`, included, to `to`, excluded; in thousandths.
 * @public
 */
export interface Layer {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Compares ways through a part of the funnel: each customer goes through one of the arms, always the same, whose stages run in its place.
 * Which one is a hash of the seed and of the id under which the customer was first known, in the buckets of GrowthBook: it needs no storage. Whoever is
 * outside of the layer or the coverage goes through the control and is not in the experiment. Decisions carry the arms that
 * have led to them.
 *
 * @param options - `arms`: their weights add up to 1 within 1e-6; `control`: the first arm where it is left out
 * @throws {OpportuneError} at compile, EXPERIMENT_INVALID where the weights do not add up, the control is no arm, the part of the layer is empty,
 * or another experiment has the id or a piece of that part
 * @example
 * ```ts
 * import { arbitrate, experiment, product, value, weight, gte } from '@opportune/core';
 *
 * const ranking = experiment({
 *   id: 'ranking',
 *   coverage: 0.2,
 *   arms: {
 *     worth: { weight: 0.5, stages: [arbitrate(value())] },
 *     context: { weight: 0.5, stages: [arbitrate(product(value(), weight(gte('context.visits', 3), 2)))] },
 *   },
 * });
 *
 * ranking.control; // => 'worth'
 * ```
 * @see docs/semantics.md, X2
 * @public
 */
export const experiment = <const Arms extends Readonly<Record<string, Arm>>>(
  options: Omit<Experiment, 'kind' | 'control' | 'arms'> & {
    readonly control?: keyof Arms & string;
    readonly arms: Arms;
  },
): Experiment<Arms[keyof Arms]['stages'][number]> => ({
  kind: 'experiment',
  control: Object.keys(options.arms)[0] ?? '',
  ...options,
});

const share: Shape = { is: 'number', min: 0, max: 1 };

/** @public */
export const experimentRule: StageRule<Experiment> = {
  family: 'stage',
  kind: 'experiment',
  fields: {
    required: {
      id: { is: 'text' },
      control: { is: 'text' },
      arms: {
        is: 'record',
        of: {
          is: 'object',
          fields: { required: { weight: share, stages: { is: 'list', of: { is: 'node', family: 'stage' } } } },
        },
      },
    },
    optional: {
      layer: { is: 'object', fields: { required: { id: { is: 'text' }, from: share, to: share } } },
      coverage: share,
      hashVersion: { is: 'number', whole: true, min: 1, max: 2 },
      seed: { is: 'text' },
    },
  },
  compile: (node, build, at) => {
    // Arms rank by factors of their own, so that no order can be told before it is known who asks.
    build.needsAll();
    const { id, layer } = node;
    const known = build.shared(experimentsOf);
    checkExperiment(node, known, (...fault) => build.fault(...fault), at);
    known.push({ id, at, ...(layer === undefined ? {} : { layer }) });
    const arms = new Map(
      armsOf(node).map(([name, { stages }]): [string, readonly Stage[]] => {
        const place = under(under(under(at, 'arms'), name), 'stages');
        return [name, stages.map((stage, i) => build.stage(stage, under(place, i)))];
      }),
    );
    const assign = assigner(node);
    const control = arms.get(node.control) ?? [];
    return (shortlist) => {
      const assignment = assign(subjectOf(shortlist.state));
      if (assignment === undefined) return through(control, shortlist);
      const inArms = { ...shortlist.arms, [node.id]: assignment };
      return through(arms.get(assignment.arm)!, { ...shortlist, arms: inArms });
    };
  },
};
