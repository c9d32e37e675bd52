import type { Node } from '../../shape/shape.ts';
import type { Reading } from '../reading.ts';
import type { EitherOf, Leaf } from './leaf.ts';
import { leafTests, type Test } from './leafTests.ts';

/** A test that everything passes: it makes a query of operators look like one of names. */
const ANYTHING: Test = { $not: { $type: 'undefined' } };

/**
 * `some` as `$elemMatch`, which never looks at elements that are false, 0, '' or null: only where the condition cannot be true of
 * them. Where `some` is false cannot be written: an element of which the condition is unknown would have to be told.
 */
export function elementQuery(
  leaf: Leaf,
  truth: boolean,
  reading: Reading,
  eitherOf: EitherOf,
): readonly Test[] | undefined {
  const { of } = leaf;
  if (!truth || of === undefined || !failsOfNothing(of)) return undefined;
  const inside = reading.in('of');
  const parts = of.kind === 'all' ? ((of as { of?: unknown }).of as readonly Leaf[]) : [of as Leaf];
  if (parts.every(({ path }) => path === 'element')) return ofElement(parts, inside);
  const names = new Set<string>();
  const scope = (path: string): string => {
    const name = path.startsWith('element.') ? path.slice('element.'.length) : '';
    names.add(name);
    return name;
  };
  const query = eitherOf(of, true, inside.within(scope));
  const [first] = names;
  const isNamed = Object.keys(query).some((name) => !name.startsWith('$'));
  if (first === undefined) return undefined;
  return [{ $elemMatch: isNamed ? query : { [first]: ANYTHING, ...query } }];
}

/** Conditions on the element itself: operators side by side, each once. */
function ofElement(parts: readonly Leaf[], reading: Reading): readonly Test[] | undefined {
  const tests = parts.map((part) => leafTests(part, true, reading) ?? []);
  // A part that is written as several alternatives, or not at all, has no place here.
  if (tests.some(({ length }) => length !== 1)) return undefined;
  const one = tests.flat();
  const merged: Test = Object.assign({}, ...one) as Test;
  const isWhole = one.every((test) => Object.entries(test).every(([key, value]) => merged[key] === value));
  return isWhole ? [{ $elemMatch: merged }] : undefined;
}

/** Whether a condition cannot be true of an element that is false, 0, '' or null. */
function failsOfNothing(node: Node): boolean {
  const { kind, of, path, value, values = [], text = '' } = node as Leaf & { readonly of?: unknown };
  const parts = Array.isArray(of) ? (of as readonly Node[]) : [];
  if (kind === 'all') return parts.some(failsOfNothing);
  if (kind === 'any') return parts.every(failsOfNothing);
  if (kind === 'isTrue') return failsOfNothing(of as unknown as Node);
  if (path?.startsWith('element.')) return kind !== 'missing';
  if (path !== 'element') return false;
  switch (kind) {
    case 'eq':
      return Boolean(value);
    case 'oneOf':
      return values.every(Boolean);
    case 'gt':
      return Number(value) >= 0;
    case 'gte':
      return Number(value) > 0;
    case 'lt':
      return Number(value) <= 0;
    case 'lte':
      return Number(value) < 0;
    case 'startsWith':
    case 'endsWith':
    case 'includes':
      return text !== '';
    default:
      return false;
  }
}
