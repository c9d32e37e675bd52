import type { Pointer } from '../shape/pointer.ts';
import type { CompiledCondition, ConditionBuild } from './conditionRule.ts';
import type { Truth } from './truth.ts';

/** A condition that looks at one attribute only. */
export function comparison(
  build: ConditionBuild,
  at: Pointer,
  path: string,
  needed: unknown,
  holds: (seen: unknown) => Truth,
): CompiledCondition {
  const read = build.read(path);
  return {
    test: (moment) => holds(read(moment)),
    blame: (moment) => ({ clause: at, path, seen: read(moment), needed }),
  };
}
