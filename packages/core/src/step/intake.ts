import type { Input } from '../events/input.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Turn } from './turn.ts';

/** How inputs of a kind are taken in. */
export interface Intake<I extends Input> {
  /** Types are gone at run time, and a stream brings what it brings: where it is none of its kind; undefined where it is one. */
  readonly wrongAt: (input: I) => Pointer | undefined;
  readonly take: (turn: Turn, input: I) => void;
}

export const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

export const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
