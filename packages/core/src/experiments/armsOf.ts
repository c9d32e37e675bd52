import { controlOf } from './controlOf.ts';
import type { Trial } from './trial.ts';

/** The arms that could be read: that of the control first, the others by name, because what is stored as JSON may come back in another order. */
export function armsOf<A extends { readonly weight: number }>(
  trial: Pick<Trial, 'control'> & { readonly arms: Readonly<Record<string, A>> },
): readonly (readonly [name: string, arm: A])[] {
  const { arms } = trial;
  const control = controlOf(trial);
  const names = Object.keys(arms).sort();
  const inOrder = [...names.filter((name) => name === control), ...names.filter((name) => name !== control)];
  return inOrder.map((name) => [name, arms[name]!] as const).filter(([, { weight }]) => typeof weight === 'number');
}
