import { expect, it } from 'vitest';

import { fewIds } from './fewIds.ts';

it('knows the ids that came last', () => {
  const ids = fewIds();
  for (let i = 0; i < 300; i += 1) ids.add(String(i));
  expect([ids.has('43'), ids.has('44'), ids.has('299'), ids.has('300')]).toEqual([false, true, true, false]);
});
