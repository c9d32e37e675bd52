import type { Pointer } from '../../shape/pointer.ts';
import type { Millis } from '../../time/duration.ts';
import type { Instant } from '../../time/instant.ts';
import type { Shortlist } from '../shortlist.ts';

/** How long an action is not shown again in the slot in which it was. */
export interface Repeat {
  readonly after: Millis;
  readonly clause: Pointer;
}

/** When an action was last shown in a slot, where that is not so long ago that it may be shown there again. */
export type LastShown = (slot: string, action: string) => Instant | undefined;

export function shownLately({ moment, state }: Shortlist, repeat: Repeat | undefined): LastShown {
  const shown = new Map<string, Instant>();
  if (repeat === undefined) return () => undefined;
  for (const { slot, action, at, status } of state.contacts) {
    if (slot === undefined || status === 'released' || at <= moment.now - repeat.after) continue;
    const key = JSON.stringify([slot, action]);
    shown.set(key, Math.max(at, shown.get(key) ?? at));
  }
  return (slot, action) => (shown.size === 0 ? undefined : shown.get(JSON.stringify([slot, action])));
}
