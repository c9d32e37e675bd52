import type { Node } from '../../shape/shape.ts';
import type { Reading } from '../reading.ts';

/**
 * Lists by name.
 * @public
 */
export type Groups = Readonly<Record<string, readonly unknown[]>>;

/** How queries and values inside of others are read. */
export interface Readers {
  readonly groups: Groups;
  readonly query: (query: unknown, reading: Reading) => Node;
  readonly value: (path: string, value: unknown, reading: Reading, ignoreCase?: boolean) => Node;
}
