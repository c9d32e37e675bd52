import { expect, test } from 'vitest';

import { opportune } from './opportune.ts';
import { checkAnswers } from './serve.ts';

test('events are taken, and requests lead to decisions', async () => {
  await expect(checkAnswers(await opportune())).resolves.toBeUndefined();
});

test('a handler that takes nothing is found out', async () => {
  const taken = JSON.stringify({ accepted: 0, decisions: [] });

  await expect(checkAnswers({ ask: async () => taken })).rejects.toThrow();
});
