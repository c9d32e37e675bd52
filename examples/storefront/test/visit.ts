import {
  instant,
  type CustomerEvent,
  type CustomerState,
  type Decision,
  type Instant,
  type Step,
} from '@opportune/core';

/** One customer before a step, with a clock that the test moves. */
export interface Visit {
  now: Instant;
  /** Something happens, now where it is not said when, and is told now; what it leads to. */
  does(type: string, properties?: CustomerEvent['properties'], time?: Instant): readonly string[];
  /** What stands in a slot now. */
  sees(slot: string): string | undefined;
  /** So many milliseconds pass; what time alone leads to. */
  waits(millis: number): readonly string[];
  /** When time alone leads to something next. */
  readonly wakeAt: Instant | undefined;
  /** Why nothing came of the last input. */
  readonly reasons: readonly string[];
}

export function visit(step: Step): Visit {
  let state: CustomerState | undefined;
  let wakeAt: Instant | undefined;
  let reasons: readonly string[] = [];
  let count = 0;
  const take = (input: Parameters<Step>[1]): readonly Decision[] => {
    const result = step(state, input, visited.now);
    ({ state, wakeAt } = result);
    reasons = result.dropped.map(({ action, reason }) => `${action} ${reason}`);
    return result.decisions;
  };
  const id = (): string => `i${String((count += 1))}`;
  const visited: Visit = {
    now: instant('2026-11-27T12:00:00Z'),
    does(type, properties = {}, time) {
      // No two things happen at the same time.
      visited.now += 1;
      return take({ id: id(), type, customer: 'ada', time: time ?? visited.now, properties }).map(
        ({ action }) => action,
      );
    },
    sees: (slot) => take({ kind: 'request', id: id(), customer: 'ada', slots: [slot] })[0]?.action,
    waits(millis) {
      const until = visited.now + millis;
      const decided: string[] = [];
      while (wakeAt !== undefined && wakeAt <= until) {
        visited.now = wakeAt;
        decided.push(...take({ kind: 'wakeUp', customer: 'ada' }).map(({ action }) => action));
      }
      visited.now = until;
      return decided;
    },
    get wakeAt() {
      return wakeAt;
    },
    get reasons() {
      return reasons;
    },
  };
  return visited;
}
