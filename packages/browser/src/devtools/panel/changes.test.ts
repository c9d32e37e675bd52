import { absence, allocate, compile, count, type CustomerState, type Input } from '@opportune/core';
import { describe, expect, it } from 'vitest';

import { changesOf } from './changes.ts';

const step = compile({
  id: 'shop',
  version: '1',
  aggregates: { carts: count('cart'), views: count('viewed') },
  triggers: { left: absence({ after: 'cart', of: 'order', for: 100 }) },
  actions: [{ id: 'hello', channel: 'web' }],
  funnel: [allocate({ hero: { channel: 'web', atMost: 1 } })],
});

const after = (input: Input, before?: CustomerState) => {
  const result = step(before, input, 5);
  return { result, changes: changesOf({ answer: 'kept', input, now: 5, step, before, result }) };
};
const cart = { kind: 'event', id: 'e1', type: 'cart', customer: 'ada', time: 5, properties: {} } as const;

describe('changesOf', () => {
  it('says what is another, from what to what, by its path', () => {
    const { result, changes } = after(cart);
    const again = after({ ...cart, id: 'e2' }, result.state);

    expect(changes).toContainEqual({ path: 'profile.carts', from: undefined, to: 1 });
    expect(changes.map(({ path }) => path)).toContain('open.left');
    expect(again.changes).toEqual([{ path: 'profile.carts', from: 1, to: 2 }]);
  });

  it('says nothing where nothing has changed, or nobody knows', () => {
    const { result } = after(cart);

    expect(after(cart, result.state).changes).toEqual([]);
    expect(changesOf({ answer: 'refused', input: cart, now: 5 })).toEqual([]);
  });
});
