import type { Family, Fields } from './shape.ts';

/** The nodes that there are. */
export interface Words {
  fields(family: Family, kind: string): Fields | undefined;
  kinds(family: Family): readonly string[];
}
