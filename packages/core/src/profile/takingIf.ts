import type { ConditionBuild } from '../conditions/conditionRule.ts';
import type { CustomerEvent } from '../events/customerEvent.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Node } from '../shape/shape.ts';
import { eventTest } from './eventTest.ts';

/** What an aggregate takes of an event; undefined also where the event is not one of those that it is to count. */
export function takingIf(
  where: Node | undefined,
  take: (event: CustomerEvent) => unknown,
  build: ConditionBuild,
  at: Pointer,
): (event: CustomerEvent) => unknown {
  if (where === undefined) return take;
  const counts = eventTest(where, build, under(at, 'where'));
  return (event) => {
    const value = take(event);
    return value === undefined || !counts(event) ? undefined : value;
  };
}
