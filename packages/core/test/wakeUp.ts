import type { WakeUp } from '../src/events/wakeUp.ts';

/** Time has passed for Ada. */
export const wakeUp: WakeUp = { kind: 'wakeUp', customer: 'ada' };
