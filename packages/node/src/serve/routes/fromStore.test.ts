import { OpportuneError } from '@opportune/core';
import { expect, test } from 'vitest';

import { ofTheStep } from '../../runtime/stepFailed.ts';
import { fromStore } from './fromStore.ts';

const fails = (error: Error) => (): never => {
  throw error;
};

test('what the store throws is told from what the step throws', async () => {
  const error = new Error('odd');
  expect(await fromStore(async () => 7)).toMatchObject({ status: 200, body: 7 });
  expect(await fromStore(async () => fails(error)())).toMatchObject({ code: 'STORE_FAILED', error });
  expect(await fromStore(async () => ofTheStep(fails(error)))).toMatchObject({
    status: 500,
    code: 'STEP_FAILED',
    error,
  });
  const unknown = new OpportuneError('STEP_UNKNOWN', [{ code: 'STEP_UNKNOWN', path: '', message: 'made elsewhere' }]);
  await expect(fromStore(async () => ofTheStep(fails(unknown)))).rejects.toBe(unknown);
});
