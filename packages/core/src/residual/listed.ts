import { own } from '../internal/own.ts';
import type { Suppress } from '../policies/suppress.ts';
import type { Whole } from './whole.ts';

/**
 * Does a list stop the customer now? Undefined where that cannot be told, or may change.
 *
 * @param value - what the attribute that is looked up holds for as long as a residual holds; undefined where it may change
 */
export function isListed(
  { builder }: Whole,
  { list, by }: Suppress,
  customer: string,
  value: { readonly is: unknown } | undefined,
): boolean | undefined {
  const known = own(builder.bindings.lists ?? {}, list ?? '');
  if (by !== undefined && value === undefined) return undefined;
  const key = by === undefined ? customer : value?.is;
  if (typeof key !== 'string' && typeof key !== 'number') return true;
  try {
    const answer: unknown = known?.has(String(key));
    return typeof answer === 'boolean' ? answer : undefined;
  } catch {
    return undefined;
  }
}
