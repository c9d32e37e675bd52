import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { gather } from '../../test/gather.ts';
import { orders } from '../../test/orders.ts';
import { first } from './first.ts';
import { latest } from './latest.ts';

const click = (time: number, id: string, properties: object) => event('click', time, { ...properties }, { id });
const clicks = [
  click(1, 'a', { other: 'x' }),
  click(2, 'b', { campaign: 'spring' }),
  click(2, 'a', { campaign: 'winter' }),
  click(3, 'c', { campaign: 'autumn' }),
];

describe('first', () => {
  it.each(orders(clicks).map((all) => [all]))('A4 is that of the first event that has it, in any order', (all) => {
    expect(gather(first('click', 'campaign'), all)).toBe('winter');
    expect(gather(first('click', 'campaign', { per: 10 }), all)).toBe('winter');
    expect(gather(first('click', 'campaign', { per: 10 }), all, 12)).toBe('autumn');
    expect(gather(first('click', 'campaign', { last: 2 }), all)).toBe('spring');
  });

  it('A4 is unknown where there is none', () => {
    expect(gather(first('click', 'campaign'), clicks.slice(0, 1))).toBe(undefined);
    expect(gather(first('click', 'toString'), clicks)).toBe(undefined);
  });
});

describe('latest in a window', () => {
  it('A4 leaves with it', () => {
    expect([12, 13].map((asOf) => gather(latest('click', 'campaign', { per: 10 }), clicks, asOf))).toEqual([
      'autumn',
      undefined,
    ]);
  });
});
