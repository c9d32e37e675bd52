import type { Pointer } from '../shape/pointer.ts';

/** What there is to look at, of what there may be. */
export interface Scene {
  /** The part of the strategy that makes it so. */
  readonly at: Pointer;
  /** In words: `a request`. */
  readonly of: string;
  /** The types that the event may have; undefined where that may be any, `none` where there is no event. */
  readonly types?: readonly string[] | 'none';
  readonly hasTrigger: boolean;
  readonly hasRequest: boolean;
  readonly hasSteps: boolean;
  readonly trigger?: string;
}
