import { compare } from '../conditions/compare.ts';
import { eq } from '../conditions/eq.ts';
import { oneOf } from '../conditions/oneOf.ts';
import type { Node, Scalar } from '../shape/shape.ts';
import { divide } from '../terms/divide.ts';

/** Any part of a condition, read loosely. */
type Parts = Node & {
  readonly of?: unknown;
  readonly path?: string;
  readonly value?: Scalar;
  readonly values?: Scalar[];
};

export const ALWAYS: Node = { kind: 'all', of: [] } as Node;
export const NEVER: Node = { kind: 'any', of: [] } as Node;

const partsOf = (node: Node, kind: string): readonly Node[] | undefined =>
  node.kind === kind ? ((node as Parts).of as readonly Node[]) : undefined;

export const isAlways = (node: Node): boolean => partsOf(node, 'all')?.length === 0;
export const isNever = (node: Node): boolean => partsOf(node, 'any')?.length === 0;
export const constant = (truth: boolean): Node => (truth ? ALWAYS : NEVER);

/** `all`, without what is always so, and never where one part is never so. */
export function allOf(...nodes: readonly Node[]): Node {
  const of = distinct(nodes.flatMap((node) => partsOf(node, 'all') ?? [node]));
  if (of.some(isNever)) return NEVER;
  return of.length === 1 ? of[0]! : fitting({ kind: 'all', of } as Node);
}

/** `any`, without what is never so; the values at one path become one list. */
export function anyOf(...nodes: readonly Node[]): Node {
  const of = distinct(joined(nodes.flatMap((node) => partsOf(node, 'any') ?? [node])));
  if (of.some(isAlways)) return ALWAYS;
  return of.length === 1 ? of[0]! : fitting({ kind: 'any', of } as Node);
}

/**
 * What stands where something could not be carried: unknown whatever the moment is. So is its negation: nothing becomes true
 * because a part was lost.
 */
export const LOST: Node = compare(divide(0, 0), 'eq', 0);

/** Lost because the condition would grow too large: told at the end, by whoever asked for it. */
const OVERFLOW: Node = { ...LOST };

/** As many nodes as a condition may have. */
const MOST = 50_000;

const sizes = new WeakMap<Node, number>();

function sizeOf(node: Node): number {
  const { of } = node as Parts;
  if (of === undefined) return 1;
  const known = sizes.get(node);
  if (known !== undefined) return known;
  const parts = Array.isArray(of) ? (of as readonly Node[]) : [of as Node];
  const size = parts.reduce((sum, part) => sum + sizeOf(part), 1);
  sizes.set(node, size);
  return size;
}

const fitting = (node: Node): Node => (sizeOf(node) > MOST ? OVERFLOW : node);

/** Whether a part of the condition was lost because it grew too large. */
export const overflows = (node: Node): boolean => holds(node, (part) => part === OVERFLOW);

/** True where the condition is not true: also where it is unknown because of an attribute. What was lost stays unknown. */
export function no(node: Node): Node {
  const { of } = node as Parts;
  if (isAlways(node)) return NEVER;
  if (isNever(node)) return ALWAYS;
  if (isLost(node)) return node;
  if (node.kind === 'missing') return { ...node, kind: 'exists' };
  if (node.kind === 'exists') return { ...node, kind: 'missing' };
  if (!holdsLost(node)) return node.kind === 'not' ? truly(of as Node) : ({ kind: 'not', of: truly(node) } as Node);
  if (node.kind === 'all') return anyOf(...(of as readonly Node[]).map(no));
  if (node.kind === 'any') return allOf(...(of as readonly Node[]).map(no));
  if (node.kind === 'isTrue') return no(of as Node);
  return LOST;
}

const isLost = (node: Node): boolean => node === LOST || node === OVERFLOW;

const holdsLost = (node: Node): boolean => holds(node, isLost);

function holds(node: Node, such: (part: Node) => boolean): boolean {
  const { of } = node as Parts;
  if (such(node)) return true;
  if (of === undefined) return false;
  return Array.isArray(of) ? (of as readonly Node[]).some((part) => holds(part, such)) : holds(of as Node, such);
}

/** True where the condition is true, else false. */
export const truly = (node: Node): Node => (isTwoValued(node) ? node : ({ kind: 'isTrue', of: node } as Node));

function isTwoValued(node: Node): boolean {
  const { of } = node as Parts;
  if (node.kind === 'exists' || node.kind === 'missing' || node.kind === 'isTrue') return true;
  if (node.kind === 'not') return isTwoValued(of as Node);
  return (node.kind === 'all' || node.kind === 'any') && (of as readonly Node[]).every(isTwoValued);
}

const valuesOf = (node: Node): readonly Scalar[] | undefined => {
  const { kind, value, values } = node as Parts & { readonly ignoreCase?: boolean };
  if (kind === 'eq') return [value!];
  return kind === 'oneOf' && !('ignoreCase' in node) ? values! : undefined;
};

/** `x is 1 or x is one of 2, 3` becomes `x is one of 1, 2, 3`. */
function joined(nodes: readonly Node[]): readonly Node[] {
  const byPath = new Map<string, Set<Scalar>>();
  for (const node of nodes) {
    const values = valuesOf(node);
    const { path } = node as Parts;
    if (values && path !== undefined) byPath.set(path, new Set([...(byPath.get(path) ?? []), ...values]));
  }
  const told = new Set<string>();
  return nodes
    .flatMap((node) => {
      const { path } = node as Parts;
      if (!valuesOf(node) || path === undefined) return [node];
      if (told.has(path)) return [];
      told.add(path);
      const values = [...byPath.get(path)!];
      return [values.length === 1 ? eq(path, values[0]!) : values.length === 0 ? NEVER : oneOf(path, values)];
    })
    .filter((node) => !isNever(node));
}

function distinct(nodes: readonly Node[]): readonly Node[] {
  return nodes.length < 2 || nodes.length > 50
    ? nodes
    : [...new Map(nodes.map((n) => [JSON.stringify(n), n])).values()];
}
