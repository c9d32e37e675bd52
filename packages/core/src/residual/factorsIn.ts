import type { Node } from '../shape/shape.ts';

/** A factor and all that it is made of; of a stage, those that it ranks by. */
export function factorsIn(node: Node): readonly Node[] {
  const { of, by } = node as { readonly of?: unknown; readonly by?: unknown };
  const parts = [of, by].flatMap((part) => (Array.isArray(part) ? (part as readonly unknown[]) : [part]));
  return [node, ...parts.flatMap((part) => (isNode(part) ? factorsIn(part) : []))];
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).kind === 'string';
