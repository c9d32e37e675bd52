import type { Millis } from '../time/duration.ts';
import type { Strategy } from './strategy.ts';

const A_DAY: Millis = 86_400_000;

/** How much older than the customer's latest event an event may be. */
export const latenessOf = ({ lateness = A_DAY }: Strategy): Millis => lateness;
