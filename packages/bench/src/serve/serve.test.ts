import { test } from 'vitest';

import { opportune } from './opportune.ts';
import { checkAnswers } from './serve.ts';

test('events are taken, and requests lead to decisions', async () => {
  await checkAnswers(await opportune());
});
