import type { Layer } from '../funnel/experiment.ts';
import type { Pointer } from '../shape/pointer.ts';

/** An experiment that has been compiled, as far as others must not get into its way. */
export interface KnownExperiment {
  readonly id: string;
  readonly at: Pointer;
  readonly layer?: Layer;
}

/** Those of a strategy: a list of its own for each, which grows while it is compiled. */
export const experimentsOf = (): KnownExperiment[] => [];
