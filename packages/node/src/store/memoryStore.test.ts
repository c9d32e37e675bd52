import { stateStoreSuite } from '@opportune/testing';
import { expect, test } from 'vitest';

import { memoryStore } from './memoryStore.ts';

stateStoreSuite('memoryStore', () => ({ store: memoryStore() }));

test('forgets the oldest input ids beyond the limit', async () => {
  const store = memoryStore({ inputs: 2 });
  const commit = async (inputId: string): Promise<string | undefined> => {
    const stored = await store.load('ann');
    const unit = { customer: 'ann', expectedVersion: stored?.version ?? 0, inputId, state: {} as never };
    return (await store.commit([{ ...unit, wakeAt: undefined, decisions: [] }]))[0];
  };
  for (const id of ['a', 'b', 'c']) await commit(id);
  expect([await commit('b'), await commit('a')]).toEqual(['duplicate', 'committed']);
});
