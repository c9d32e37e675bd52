import type { CustomerEvent } from '@opportune/core';

import { eventOf } from './ledger.ts';

/** How many events the killed process has to deal with. */
export const EVENTS = 4_000;
export const CUSTOMERS = 40;

const idOf = (n: number): string => `e${String(n)}`;

/** The n-th event: each adds 1, every third decides at once, every fifth a moment later. */
export const eventAt = (n: number): CustomerEvent => {
  const channels = n % 3 === 0 ? { channels: ['email'] } : {};
  const alarm = n % 5 === 0 ? { alarmIn: 30 } : {};
  return eventOf(idOf(n), `c${String(n % CUSTOMERS)}`, { add: 1, ...channels, ...alarm }, Date.now());
};

/** The decision that the n-th event leads to within its own commit. */
export const decisionAt = (n: number): string | undefined => (n % 3 === 0 ? `${idOf(n)}:0` : undefined);

/** All decisions that the whole stream leads to. */
export const expectedDecisions = (): Set<string> => {
  const expected = new Set<string>();
  for (let n = 0; n < EVENTS; n += 1) {
    const decision = decisionAt(n);
    if (decision !== undefined) expected.add(decision);
    if (n % 5 === 0) expected.add(`w:${idOf(n)}`);
  }
  return expected;
};
