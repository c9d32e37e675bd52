import type { PatternState } from './program.ts';

/** A state and all that can be reached from it. */
export function statesFrom(start: PatternState): readonly PatternState[] {
  const found = new Set([start]);
  for (const { targets } of found) for (const { to } of targets) if (to !== undefined) found.add(to);
  return [...found];
}
