import type { Experiment } from '../funnel/experiment.ts';

/**
 * Who takes part in an experiment, and how its arms are shared out; whatever the arms are.
 * @public
 */
export interface Trial extends Omit<Experiment, 'kind' | 'control' | 'arms'> {
  /** The arm of whoever is not in the experiment as well; the first where it is left out. */
  readonly control?: string;
  readonly arms: Readonly<Record<string, { readonly weight: number }>>;
}
