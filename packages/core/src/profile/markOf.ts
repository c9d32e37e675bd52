import { hash32 } from '../internal/hash.ts';
import type { Scalar } from '../shape/shape.ts';

/** A number of 30 bits that stands for a value; evenly spread, and the same everywhere. */
export const markOf = (value: Scalar): number => hash32(JSON.stringify(value), 7) >>> 2;
