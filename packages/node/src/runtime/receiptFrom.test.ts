import { expect, test } from 'vitest';

import { decisionOf } from '../../test/ledger.ts';
import { receiptFrom } from './receiptFrom.ts';

const decision = decisionOf('d1', 'ann', 'email');
const good = { kind: 'receipt', decision: 'd1', customer: 'ann', channel: 'email', status: 'sent', time: 7 } as const;

test('a receipt is what the channel says, but of this decision', () => {
  const failed = { ...good, status: 'failed', retryable: true, retryAfter: 60_000, detail: '503' } as const;
  for (const receipt of [good, failed]) expect(receiptFrom(receipt, decision, 9)).toEqual(receipt);
  expect(receiptFrom({ ...good, decision: 'd2', customer: 'bob' }, decision, 9)).toEqual(good);
});

test.each([undefined, null, 'ok', 7, {}, [], { ...good, status: 'delivered' }, { ...good, status: undefined }])(
  'what is no receipt is a failure that may pass: %j',
  (answer) => {
    expect(receiptFrom(answer, decision, 9)).toMatchObject({ ...good, status: 'failed', retryable: true, time: 9 });
  },
);

test.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 'soon'])(
  'a time or a wait that is none is left out: %s',
  (wrong) => {
    const answer = { ...good, status: 'failed', time: wrong === -1 ? undefined : wrong, retryAfter: wrong };
    const receipt = receiptFrom(answer, decision, 9);
    expect(receipt).toMatchObject({ time: 9 });
    expect(receipt).not.toHaveProperty('retryAfter');
  },
);
