import { compare, type Comparison } from '../conditions/compare.ts';
import type { Node } from '../shape/shape.ts';
import { size } from '../terms/size.ts';

export type Order = 'gt' | 'gte' | 'lt' | 'lte';

/** `gt`, `gte`, `lt` or `lte`, whichever is asked for. */
export const order = (path: string, is: Order, value: number): Node => ({ kind: is, path, value }) as Node;

/** The length of a list, compared. */
export const sizeIs = (path: string, is: Comparison, value: number): Node => compare(size(path), is, value);
