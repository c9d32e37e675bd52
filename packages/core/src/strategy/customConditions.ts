import type { ConditionBuild } from '../conditions/conditionRule.ts';
import type { Pointer } from '../shape/pointer.ts';
import { askSafely, type Asked } from './askSafely.ts';
import type { Builder } from './builder.ts';

/** Finds code by the name under which it was bound. That nothing is bound is a fault. */
export const customConditions =
  (root: ConditionBuild) =>
  (name: string, at: Pointer): Asked => {
    const { conditions = {} } = (root as Builder).bindings;
    const condition = Object.hasOwn(conditions, name) ? conditions[name] : undefined;
    if (condition !== undefined) return askSafely(name, condition);
    const message = `expected a condition bound as conditions.${name} at compile, found nothing`;
    root.fault('CONDITION_UNBOUND', at, message);
    return { ask: () => undefined, wrong: () => undefined };
  };
