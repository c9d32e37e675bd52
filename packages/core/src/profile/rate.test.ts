import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { gather } from '../../test/gather.ts';
import { eq } from '../conditions/eq.ts';
import { rate } from './rate.ts';

const sent = (time: number, campaign = 'a') => event('sent', time, { campaign });
const click = (time: number, campaign = 'a') => event('click', time, { campaign });

describe('rate', () => {
  it('A11 is the one for each of the other', () => {
    expect(gather(rate('click', { among: 'sent' }), [sent(1), sent(2), click(3), sent(4), sent(5)])).toBe(0.25);
    expect(gather(rate('click', { among: 'sent' }), [sent(1), click(2), click(3)])).toBe(2);
    expect(gather(rate('click', { among: 'sent' }), [sent(1)])).toBe(0);
  });

  it('A11 is unknown where there was none of the other', () => {
    expect(gather(rate('click', { among: 'sent' }), [])).toBe(undefined);
    expect(gather(rate('click', { among: 'sent' }), [click(1)])).toBe(undefined);
  });

  it('A11 looks at both in the same window', () => {
    const weekly = rate('click', { among: 'sent', per: 10 });
    expect([12, 13, 14].map((asOf) => gather(weekly, [sent(1), click(2), sent(3), click(4)], asOf))).toEqual([
      1,
      undefined,
      undefined,
    ]);
    expect(gather(weekly, [sent(1), click(2), sent(3), click(4)], 11)).toBe(2);
  });

  it('A14 filters both', () => {
    const spring = rate('click', { among: 'sent', where: eq('event.campaign', 'a') });
    expect(gather(spring, [sent(1), sent(2), sent(3, 'b'), click(4), click(5, 'b')])).toBe(0.5);
  });

  it('A11 of a type among itself is 1', () => {
    expect(gather(rate('sent', { among: 'sent' }), [sent(1), sent(2)])).toBe(1);
  });
});
