import { isType } from '../../conditions/isType.ts';
import type { Node } from '../../shape/shape.ts';
import { allOf, anyOf, no } from '../fold.ts';
import { written } from '../javascript/written.ts';
import { isPath } from '../nameToPath.ts';
import type { Reading } from '../reading.ts';
import type { Facts } from './conditionOf.ts';
import { jsonPathOf } from './jsonPath.ts';

/** One side of a comparison. */
export type Operand =
  | { readonly is: 'known'; readonly value: unknown }
  /** With the fact itself where the path is one inside of it. */
  | { readonly is: 'attribute'; readonly path: string; readonly fact?: string }
  /** A list of what is inside of each element of a list. */
  | { readonly is: 'elements'; readonly path: string; readonly element: string };

/** The attribute that a fact and its path are; undefined, and told, where there is none. */
export function factOf(source: Readonly<Record<string, unknown>>, reading: Reading, facts: Facts): Operand | undefined {
  const { fact, params, path } = source;
  const named = reading
    .in('fact')
    .within((name) => facts.path(name, params))
    .path(String(fact));
  if (named === undefined) return undefined;
  if (path === undefined || path === null || path === '') return { is: 'attribute', path: named };
  const steps = typeof path === 'string' ? jsonPathOf(path) : undefined;
  const star = steps?.indexOf('*') ?? -1;
  const before = star < 0 ? steps : steps!.slice(0, star);
  const behind: readonly string[] = star < 0 ? [] : steps!.slice(star + 1);
  const whole = before && [named, ...before].join('.');
  const element = ['element', ...behind].join('.');
  if (behind.includes('*') || before?.some(hasDot) || behind.some(hasDot) || !isPath(whole) || !isPath(element)) {
    reading
      .in('path')
      .lost('NOT_EXPRESSIBLE', `the path '${written(path)}' leads to more than one place, or to none that we can name`);
    return undefined;
  }
  if (star >= 0) return { is: 'elements', path: whole, element };
  return whole === named ? { is: 'attribute', path: named } : { is: 'attribute', path: whole, fact: named };
}

const hasDot = (name: string): boolean => name.includes('.');

/** A path into a fact that is no object or list is not followed: the fact itself is taken. */
export function whichever(operand: Operand, reading: Reading, on: (operand: Operand) => Node): Node {
  if (operand.is !== 'attribute' || operand.fact === undefined || reading.plain) return on(operand);
  const { fact, path } = operand;
  const isInside = anyOf(isType(fact, 'object'), isType(fact, 'array'));
  return anyOf(
    allOf(isInside, on({ is: 'attribute', path })),
    allOf(no(isInside), on({ is: 'attribute', path: fact })),
  );
}
