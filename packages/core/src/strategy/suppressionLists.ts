import type { ConditionBuild } from '../conditions/conditionRule.ts';
import { own } from '../internal/own.ts';
import type { SuppressionList } from '../policies/suppressionList.ts';
import type { Pointer } from '../shape/pointer.ts';
import type { Builder } from './builder.ts';

/** Finds a suppression list by the name under which it was bound. That nothing is bound is a fault. */
export const suppressionLists =
  (root: ConditionBuild) =>
  (name: string, at: Pointer): SuppressionList => {
    const { lists = {} } = (root as Builder).bindings;
    const list = own(lists, name);
    if (list !== undefined) return list;
    root.fault('LIST_UNBOUND', at, `expected a list bound as lists.${name} at compile, found nothing`);
    return { has: () => true };
  };
