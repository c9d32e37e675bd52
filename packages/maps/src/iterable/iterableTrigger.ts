import { isId } from '../internal/isId.ts';
import type { IterableTrigger } from './iterableOptions.ts';

/** What `isTriggerOfIterable` takes, in words. */
export const ITERABLE_TRIGGER: string = 'one name or id';

/** Whether a trigger says one thing, and names it. */
export function isTriggerOfIterable(trigger: IterableTrigger): boolean {
  const [one, ...others] = Object.entries<unknown>(trigger).filter(([key]) => key !== 'repeats');
  if (one === undefined || others.length > 0) return false;
  const [key, value] = one;
  if (key === 'event') return typeof value === 'string' && value !== '';
  return (key === 'campaign' || key === 'workflow') && isId(value);
}
