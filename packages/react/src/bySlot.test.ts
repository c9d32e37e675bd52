import { describe, expect, it } from 'vitest';

import { bySlot } from './bySlot.ts';

const decision = { id: 'd1', action: 'welcome', channel: 'web', slot: 'hero', content: { title: 'Hello' } };

describe('bySlot', () => {
  it('hands over what the page needs of the first decision for each slot, and no more', () => {
    const whole = { ...decision, customer: 'ada', score: 2, factors: [] };
    expect(bySlot(['hero'], [whole, { ...decision, id: 'd2' }])).toEqual({ hero: decision });
  });

  it('says null of a slot for which nothing was decided, and nothing of one that nobody asked for', () => {
    expect(bySlot(['bar'], [decision])).toEqual({ bar: null });
  });
});
