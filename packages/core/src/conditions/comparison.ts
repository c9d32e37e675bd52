import type { Pointer } from '../shape/pointer.ts';
import type { Scalar } from '../shape/shape.ts';
import type { CompiledCondition, ConditionBuild } from './conditionRule.ts';
import type { Truth } from './truth.ts';

/**
 * A condition that looks at one attribute only.
 *
 * @param cuts - the values at which the answer may change, where they can be told (see `Leaf`): then an index knows it
 */
export function comparison(
  build: ConditionBuild,
  at: Pointer,
  path: string,
  needed: unknown,
  holds: (seen: unknown) => Truth,
  cuts?: readonly Scalar[],
): CompiledCondition {
  const read = build.read(path);
  return {
    test: (moment) => holds(read(moment)),
    blame: (moment) => ({ clause: at, path, seen: read(moment), needed }),
    form: cuts === undefined ? { is: 'leaf', path, read, holds } : { is: 'leaf', path, read, holds, cuts },
  };
}
