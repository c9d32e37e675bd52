import { ACTIONS } from './strategy.ts';
import type { Posting, Work } from './work.ts';

/** One way of asking, and how much of it is promised on one core. */
export interface Demand {
  readonly what: 'events' | 'decide';
  /** Events in a request, or actions to choose from. */
  readonly n: number;
  /** Events or decisions that one request asks for. */
  readonly each: number;
  /** Of events or decisions. */
  readonly perSecond: number;
  readonly p99Ms: number;
  /** Connections, each of which has one request under way. */
  readonly connections: number;
  readonly posting: (work: Work) => Posting;
}

/** One event in a request. */
const single = {
  what: 'events',
  n: 1,
  each: 1,
  p99Ms: 50,
  connections: 64,
  posting: (work: Work) => work.single(),
} as const;

export const SINGLE: Demand = { ...single, perSecond: 3000 };

export const ON_SQLITE: readonly Demand[] = [
  SINGLE,
  {
    what: 'events',
    n: 100,
    each: 100,
    perSecond: 10_000,
    p99Ms: 50,
    connections: 16,
    posting: (work) => work.batch(100),
  },
  {
    what: 'decide',
    n: ACTIONS,
    each: 1,
    perSecond: 5000,
    p99Ms: 10,
    connections: 64,
    posting: (work) => work.question(),
  },
];

export const ON_POSTGRES: readonly Demand[] = [{ ...single, perSecond: 2500 }];
