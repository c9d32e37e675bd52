import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { keptOf } from './keptOf.ts';

const cart = event(
  'cart',
  3,
  { total: 80, items: ['p-9'], received: 'no' },
  { id: 'c', customer: 'ada', source: 'web', received: 5, originalTime: 2 },
);

describe('an event as it is remembered', () => {
  it.each<[string, readonly string[], object]>([
    ['nothing but what it was', [], { properties: {} }],
    ['with what has these names', ['total', 'none'], { properties: { total: 80 } }],
    ['with its envelope', ['source', 'received'], { properties: { received: 'no' }, source: 'web', received: 5 }],
  ])('T24 is %s', (_, names, kept) => {
    expect(keptOf(cart, false, new Set(names))).toEqual({ id: 'c', type: 'cart', time: 3, ...kept });
  });

  it('T24 is whole where code may look at it, but for the customer', () => {
    const { customer: _, ...whole } = cart;

    expect(keptOf(cart, true, new Set())).toEqual(whole);
  });
});
