import type { ErrorCode } from '../errors/codes.ts';
import type { Layer } from '../funnel/experiment.ts';
import { show } from '../shape/describe.ts';
import { listed } from '../shape/listed.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import { armsOf } from './armsOf.ts';
import { controlOf } from './controlOf.ts';
import type { KnownExperiment } from './experimentsOf.ts';
import type { Trial } from './trial.ts';

/** How far off 1 the sum of weights may be: what decimals make of thirds. */
const TOLERANCE = 1e-6;

/** Finds what is wrong in an experiment, and between it and those that there are beside it. */
export function checkExperiment(
  trial: Trial,
  others: readonly KnownExperiment[],
  report: (code: ErrorCode, place: Pointer, message: string) => void,
  at: Pointer,
): void {
  const { id, layer } = trial;
  const fault = (place: Pointer, message: string): void => report('EXPERIMENT_INVALID', place, message);
  const arms = armsOf(trial);
  const control = controlOf(trial);
  // What could not be read has its fault, and nothing adds up without it.
  if (arms.length === Object.keys(trial.arms).length) {
    const sum = arms.reduce((total, [, { weight }]) => total + weight, 0);
    const isOne = Math.abs(sum - 1) <= TOLERANCE;
    if (!isOne) fault(under(at, 'arms'), `expected weights that add up to 1, found ${Number(sum.toPrecision(12))}`);
  }
  if (!Object.hasOwn(trial.arms, control)) {
    fault(under(at, 'control'), `expected an arm (${listed(Object.keys(trial.arms))}), found ${show(control)}`);
  }
  if (layer !== undefined && layer.from >= layer.to) {
    fault(under(at, 'layer'), `expected a part that begins before it ends, found ${layer.from} to ${layer.to}`);
  }
  for (const other of others) {
    if (other.id === id) fault(under(at, 'id'), `expected an id of its own, found that of ${other.at}`);
    else if (layer !== undefined && other.layer !== undefined && overlap(layer, other.layer)) {
      fault(under(at, 'layer'), `expected a part of its own, found a piece of that of ${other.at}`);
    }
  }
}

const overlap = (one: Layer, other: Layer): boolean =>
  one.id === other.id && one.from < other.to && other.from < one.to;
