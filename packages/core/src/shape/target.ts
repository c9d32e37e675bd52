import type { Pointer } from './pointer.ts';

/** A name that must be the id, the group or the issue of an action. */
export interface Target {
  readonly name: unknown;
  readonly at: Pointer;
}
