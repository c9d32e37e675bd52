import { describe, expect, it } from 'vitest';

import type { Passage } from './deliveryBook.ts';
import { queueDepth } from './queueDepth.ts';

const passage = (decidedAt: number, at?: number): Passage => ({
  id: `${String(decidedAt)}-${String(at)}`,
  customer: 'ada',
  action: 'cart-reminder',
  decidedAt,
  ...(at !== undefined && { end: { at, status: 'accepted', detail: undefined } }),
});

describe('queueDepth', () => {
  it('begins with what waits already, and has a depth for each change', () => {
    const passages = [passage(0, 8), passage(12, 30), passage(15, 30), passage(20), passage(39, 50)];
    expect(queueDepth(passages, 5, 40)).toEqual([
      { at: 5, waiting: 1 },
      { at: 8, waiting: 0 },
      { at: 12, waiting: 1 },
      { at: 15, waiting: 2 },
      { at: 20, waiting: 3 },
      { at: 30, waiting: 1 },
      { at: 39, waiting: 2 },
    ]);
  });

  it('passes over what did not wait, or is of another time', () => {
    const passages = [passage(10, 10), passage(20, 3), passage(0, 4), passage(40, 41), passage(50)];
    expect(queueDepth(passages, 5, 40)).toEqual([{ at: 5, waiting: 0 }]);
  });
});
