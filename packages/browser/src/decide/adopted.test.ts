import type { CustomerState } from '@opportune/core';
import { expect, it } from 'vitest';

import { adopted } from './adopted.ts';

const state: CustomerState = {
  format: 1,
  customer: 'ada',
  strategy: 'a',
  since: 0,
  revision: 3,
  watermark: 0,
  marks: '',
  seen: [1, 2],
  profile: {},
  aggregates: {},
  triggers: {},
  consents: {},
  contacts: [],
  deferrals: [],
};
const contact = { decision: 'd1', action: 'a', channel: 'web', at: 5, status: 'reserved' } as const;

it('is what was sent where nothing is remembered', () => {
  expect(adopted(undefined, state)).toBe(state);
});

it('takes from the server what happened, and adds what only the page knows', () => {
  const here = {
    ...state,
    revision: 9,
    seen: [2, 7],
    profile: { tier: 'old' },
    aggregates: { views: 1 },
    contacts: [{ ...contact, status: 'committed' } as const, { ...contact, decision: 'd2', at: 2 }],
    outcomes: [{ mark: 4, type: 'dismissal', at: 3 } as const],
    consents: {
      'web/a': { granted: false, at: 6 },
      'web/b': { granted: false, at: 6 },
      'web/c': { granted: true, at: 1 },
    },
  };
  const sent = {
    ...state,
    profile: { tier: 'gold' },
    aggregates: { views: 2 },
    contacts: [contact, { ...contact, decision: 'd3', at: 9 }],
    outcomes: [{ mark: 5, type: 'click', at: 1 } as const],
    consents: { 'web/a': { granted: true, at: 6 }, 'web/b': { granted: true, at: 7 } },
  };
  expect(adopted(here, sent)).toEqual({
    ...sent,
    revision: 10,
    seen: [1, 2, 7],
    contacts: [
      { ...contact, decision: 'd2', at: 2 },
      { ...contact, status: 'committed' },
      { ...contact, decision: 'd3', at: 9 },
    ],
    outcomes: [
      { mark: 5, type: 'click', at: 1 },
      { mark: 4, type: 'dismissal', at: 3 },
    ],
    consents: {
      'web/a': { granted: false, at: 6 },
      'web/b': { granted: true, at: 7 },
      'web/c': { granted: true, at: 1 },
    },
  });
});

it('remembers as many inputs as a state may', () => {
  const many = Array.from({ length: 32 }, (_, i) => i);
  const { seen } = adopted({ ...state, seen: [99] }, { ...state, seen: many });
  expect([seen.length, seen[0], seen.at(-1)]).toEqual([32, 1, 99]);
});
