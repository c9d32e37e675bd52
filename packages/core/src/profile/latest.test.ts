import { describe, expect, it } from 'vitest';

import { builder } from '../../test/builder.ts';
import { event } from '../../test/event.ts';
import { gather } from '../../test/gather.ts';
import { orders } from '../../test/orders.ts';
import { latest } from './latest.ts';

const click = (time: number, id: string, properties: Readonly<Record<string, unknown>>) =>
  event('click', time, properties, { id });

describe('latest', () => {
  it('A4 is that of the latest event, whatever the order of arrival', () => {
    const clicks = [
      click(1, 'c', { campaign: 'a' }),
      click(3, 'a', { campaign: 'b' }),
      click(2, 'b', { campaign: 'c' }),
    ];

    for (const order of orders(clicks)) expect(gather(latest('click', 'campaign'), order)).toBe('b');
  });

  it('A4 is that of the greatest id, by code units, where they happened at the same time', () => {
    const clicks = [
      click(1, 'B', { campaign: 'large b' }),
      click(1, 'a', { campaign: 'small a' }),
      click(1, 'ä', { campaign: 'umlaut' }),
      click(1, '\u{1F600}', { campaign: 'astral' }),
    ];

    for (const order of orders(clicks)) expect(gather(latest('click', 'campaign'), order)).toBe('astral');
    for (const order of orders(clicks.slice(0, 3))) expect(gather(latest('click', 'campaign'), order)).toBe('umlaut');
  });

  it('A4 looks at events that have the property', () => {
    const clicks = [click(1, 'a', { campaign: 'a' }), click(2, 'b', {}), click(3, 'c', { campaign: undefined })];

    expect(gather(latest('click', 'campaign'), clicks)).toBe('a');
  });

  it.each([null, false, 0, '', [1], { a: 1 }])('A4 %j is a value', (campaign) => {
    expect(gather(latest('click', 'campaign'), [click(1, 'a', { campaign })])).toEqual(campaign);
  });

  it('A4 is unknown where there is none', () => {
    expect(gather(latest('click', 'campaign'), [])).toBe(undefined);
    expect(gather(latest('click', 'toString'), [click(1, 'a', {})])).toBe(undefined);
  });

  it('keeps its memory where an event has nothing to add', () => {
    const aggregate = builder().aggregate(latest('click', 'campaign'), '')!;
    const memory = aggregate.add(undefined, click(2, 'a', { campaign: 'a' }), 2);

    expect(aggregate.add(memory, click(1, 'b', { campaign: 'b' }), 2)).toBe(memory);
    expect(aggregate.add(memory, click(3, 'c', {}), 3)).toBe(memory);
  });
});
