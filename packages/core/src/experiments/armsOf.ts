import type { Arm, Experiment } from '../funnel/experiment.ts';
import type { Node } from '../shape/shape.ts';

/** The arms that could be read: that of the control first, the others by name, because what is stored as JSON may come back in another order. */
export function armsOf({
  arms,
  control,
}: Pick<Experiment, 'arms' | 'control'>): readonly (readonly [name: string, arm: Arm<Node>])[] {
  const names = Object.keys(arms).sort();
  const inOrder = [...names.filter((name) => name === control), ...names.filter((name) => name !== control)];
  return inOrder.map((name) => [name, arms[name]!] as const).filter(([, arm]) => Array.isArray(arm.stages));
}
