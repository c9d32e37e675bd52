import type { StateStore } from '@opportune/core';

import { memoryStore } from '../src/store/memoryStore.ts';

/** A store of which single methods are replaced. */
export const faulty = (replaced: Partial<StateStore>, store: StateStore = memoryStore()): StateStore => ({
  ...store,
  ...replaced,
});
