import type { ShownDecision } from '@opportune/browser';

/**
 * What was decided for each slot that was asked for, to be handed over to the page: as little of each decision as the page needs, and null where there is
 * nothing to show, so that the page does not ask again. All of it is JSON.
 *
 * @example
 * ```ts
 * import { bySlot } from '@opportune/react/server';
 *
 * const decisions = [{ id: 'd1', action: 'welcome', channel: 'web', slot: 'hero', content: { title: 'Hello' } }];
 * bySlot(['hero', 'bar'], decisions).bar; // => null
 * ```
 * @public
 */
export function bySlot<Name extends string>(
  slots: readonly Name[],
  decisions: readonly ShownDecision[],
): Readonly<Record<Name, ShownDecision | null>> {
  const of = (name: Name): ShownDecision | null => {
    const found = decisions.find(({ slot }) => slot === name);
    if (found === undefined) return null;
    const { id, action, channel, slot, content } = found;
    return { id, action, channel, slot, content };
  };
  return Object.fromEntries(slots.map((name) => [name, of(name)])) as Record<Name, ShownDecision | null>;
}
