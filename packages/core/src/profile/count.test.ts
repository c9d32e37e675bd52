import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { gather } from '../../test/gather.ts';
import { orders } from '../../test/orders.ts';
import { count } from './count.ts';

const views = [event('view', 100), event('view', 200), event('view', 300)];

describe('count', () => {
  it('A2 counts every event where there is no window', () => {
    expect(gather(count('view'), views)).toBe(3);
  });

  it('A2 is 0 where there is none', () => {
    expect(gather(count('view'), [])).toBe(0);
    expect(gather(count('view', { per: 10 }), [])).toBe(0);
  });

  it.each([
    [300, 2],
    [299, 2],
    [301, 2],
    [399, 2],
    [400, 1],
    [499, 1],
    [500, 0],
  ])('A1 a window is (asOf − per, asOf]: as of %s it holds %s', (asOf, n) => {
    expect(gather(count('view', { per: 200 }), views, asOf)).toBe(n);
  });

  it('A1 looks at the window of the watermark where the moment is older', () => {
    expect(gather(count('view', { per: 100 }), views, 150)).toBe(1);
  });

  it.each(orders(views).map((order) => [order.map(({ time }) => time), order] as const))(
    'A5 in the order %j',
    (_, order) => {
      expect(gather(count('view', { per: 200 }), order)).toBe(2);
      expect(gather(count('view'), order)).toBe(3);
    },
  );
});
