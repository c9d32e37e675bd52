import { allocate, type Allocate } from '../src/funnel/allocate.ts';
import type { Strategy } from '../src/strategy/strategy.ts';

/** Where a small strategy puts its actions. */
export const places: Allocate = allocate({
  hero: { channel: 'web', atMost: 1 },
  inbox: { channel: 'email', atMost: 9 },
});

/** A strategy of which only the interesting part is given. */
export const small = (parts: Partial<Strategy> = {}): Strategy => ({
  id: 'small',
  version: '1',
  actions: [{ id: 'hello', channel: 'web' }],
  funnel: [places],
  ...parts,
});
