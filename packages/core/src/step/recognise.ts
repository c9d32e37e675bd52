import { appended } from '../internal/appended.ts';
import { hash53 } from '../internal/hash.ts';
import type { Turn } from './turn.ts';

/** 32 ids of 53 bits weigh about half a KiB; a runtime's store remembers more of them for longer. */
export const IDS_KEPT = 32;

const SEEDS = { event: 1, request: 2 } as const;

/** The mark by which an input is known again. Ids of events and of requests do not get into each other's way. */
export const markOf = (kind: keyof typeof SEEDS, id: string): number => hash53(id, SEEDS[kind]);

/** Has an input of this mark been here lately? */
export const isKnown = (turn: Turn, mark: number): boolean => turn.state.seen.includes(mark);

/** The latest of many marks, each once. */
export const latestIds = (marks: readonly number[]): readonly number[] =>
  Array.from(new Set([...marks].reverse()))
    .slice(0, IDS_KEPT)
    .reverse();

/** The marks with one more; the oldest leaves. */
export const remembering = ({ state: { seen } }: Turn, mark: number): readonly number[] =>
  appended(seen, mark, IDS_KEPT);
