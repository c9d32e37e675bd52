import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { event } from '../../test/event.ts';
import type { Node } from '../shape/shape.ts';
import { absence } from './absence.ts';
import { isOpening, laterOf, type Opening } from './opening.ts';
import { sequence } from './sequence.ts';

const cart = (time: number, id = `cart@${time}`): Opening => ({ opened: event('cart', time, {}, { id }) });
const merged = (node: Node, one: Opening, other: Opening): unknown => builder().trigger(node, '')!.merge(one, other);

describe('an opening', () => {
  it.each([
    [{}, true],
    [{ closedAt: 3 }, true],
    [cart(3), true],
    [{ opened: null }, false],
    [{ opened: { time: 'now' } }, false],
    [{ closedAt: 'now' }, false],
    [[], false],
    [null, false],
    ['{}', false],
  ])('S4 is told from another memory: %j %s', (memory, is) => {
    expect(isOpening(memory)).toBe(is);
  });

  it('the later event is the one at a later time, then the one with the greater id', () => {
    const [a, b] = [event('cart', 1, {}, { id: 'a' }), event('cart', 1, {}, { id: 'b' })];

    expect([laterOf(a, b), laterOf(b, a)]).toEqual([b, b]);
    expect([laterOf(event('cart', 2), b), laterOf(undefined, b), laterOf(a, undefined)]).toEqual([
      event('cart', 2),
      b,
      a,
    ]);
  });
});

describe.each([
  ['absence', absence({ after: 'cart', of: 'order', for: 30 })],
  ['sequence', sequence({ first: 'cart', second: 'order', within: 30 })],
])('two openings of a %s become one', (_, node) => {
  it.each<[Opening, Opening, Opening]>([
    [cart(1), cart(2), cart(2)],
    [cart(1, 'a'), cart(1, 'b'), cart(1, 'b')],
    [cart(1), {}, cart(1)],
    [{}, {}, {}],
  ])('%j and %j', (one, other, both) => {
    expect([merged(node, one, other), merged(node, other, one)]).toEqual([both, both]);
  });
});

describe('two absences become one', () => {
  const left = absence({ after: 'cart', of: 'order', for: 30 });

  it.each<[Opening, Opening, Opening]>([
    [cart(1), { closedAt: 2 }, { closedAt: 2 }],
    [cart(2), { closedAt: 2 }, { ...cart(2), closedAt: 2 }],
    [{ closedAt: 1 }, { closedAt: 2 }, { closedAt: 2 }],
  ])('T3 an of of one closes the after of the other: %j and %j', (one, other, both) => {
    expect([merged(left, one, other), merged(left, other, one)]).toEqual([both, both]);
  });
});
