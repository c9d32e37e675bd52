import type { StateStore } from '@opportune/core';
import { describe } from 'vitest';

import { commitCases } from './stateStoreSuite/commitCases.ts';
import { deliveryCases } from './stateStoreSuite/deliveryCases.ts';
import { keepingCases } from './stateStoreSuite/keepingCases.ts';
import { leavingCases } from './stateStoreSuite/leavingCases.ts';
import { sharingCases } from './stateStoreSuite/sharingCases.ts';
import { timerCases } from './stateStoreSuite/timerCases.ts';

/**
 * A store under test.
 * @public
 */
export interface OpenedStore {
  /** Empty at first. */
  readonly store: StateStore;
  /** Opens what the closed store has left behind; absent where nothing outlives `close`. */
  readonly reopen?: () => Promise<StateStore> | StateStore;
  /** Opens another store on the same data beside the first, as another process would; absent where there can be but one. */
  readonly beside?: () => Promise<StateStore> | StateStore;
  /** Removes what the test has left behind. */
  readonly dispose?: () => Promise<void> | void;
}

/**
 * Makes a fresh, empty store for one test.
 * @public
 */
export type OpenStore = () => Promise<OpenedStore> | OpenedStore;

/**
 * Holds a `StateStore` to everything that the port promises, as a vitest suite: call it once in the adapter's test.
 *
 * ```
 * stateStoreSuite('memoryStore', () => ({ store: memoryStore() }));
 * ```
 * @public
 */
export function stateStoreSuite(name: string, open: OpenStore): void {
  describe(`${name} is a StateStore`, () => {
    commitCases(open);
    timerCases(open);
    deliveryCases(open);
    leavingCases(open);
    keepingCases(open);
    sharingCases(open);
  });
}
