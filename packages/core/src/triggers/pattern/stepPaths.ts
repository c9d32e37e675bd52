import { under, type Pointer } from '../../shape/pointer.ts';
import { propertyOn } from '../propertyOn.ts';

/** A path to a step of a pattern, and where it stands. */
export interface StepPath {
  readonly step: string;
  /** The property at the beginning of what it leads to. */
  readonly property: string;
  readonly at: Pointer;
}

/** Every text inside a piece of a strategy that is a path to a step. */
export function stepPaths(value: unknown, at: Pointer): readonly StepPath[] {
  if (typeof value === 'string') {
    if (!value.startsWith('steps.')) return [];
    const [, step = '', ...rest] = value.split('.');
    return [{ step, property: propertyOn(rest), at }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => stepPaths(part, under(at, key)));
}
