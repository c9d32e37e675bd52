import { check, type CheckOptions } from '../src/check/check.ts';
import type { Strategy } from '../src/strategy/strategy.ts';
import { small } from './small.ts';

/** What `check` finds of a small strategy: codes and places. */
export const findingsOf = (parts: Partial<Strategy>, options?: CheckOptions): readonly (readonly [string, string])[] =>
  check(small(parts), options).map(({ code, path }) => [code, path]);
