import { describe, expect, it } from 'vitest';

import { event } from '../../test/event.ts';
import { watch } from '../../test/watch.ts';
import { gte } from '../conditions/gte.ts';
import { occurrence } from './occurrence.ts';

describe('occurrence', () => {
  it('T2 fires at every event of its type', () => {
    const { fired } = watch(occurrence('order'), [event('order', 1), event('visit', 2), event('order', 3)]);

    expect(fired).toEqual([
      [1, 1],
      [3, 3],
    ]);
  });

  it('T2 fires at a late event too', () => {
    expect(watch(occurrence('order'), [event('order', 9), event('order', 1)]).fired).toHaveLength(2);
  });

  it('T1 an event matches where the condition is true, and not where it is unknown', () => {
    const { fired } = watch(occurrence('order', gte('event.total', 50)), [
      event('order', 1, { total: 49 }),
      event('order', 2, { total: 50 }),
      event('order', 3),
    ]);

    expect(fired).toEqual([[2, 2]]);
  });

  it('S5 remembers nothing', () => {
    expect(watch(occurrence('order'), [event('order', 1)])).toMatchObject({ memory: undefined, due: undefined });
  });
});
