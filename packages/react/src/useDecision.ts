import type { SlotContext, SlotView } from '@opportune/browser';
import { useCallback, useSyncExternalStore } from 'react';

import { useGiven } from './context.ts';

/**
 * What stands in a slot: the decision, or whether one is expected. All components that ask for a slot in one context share its decision; those that mount together
 * are asked for together. On the server, and while the page is hydrated, it is what was handed over.
 *
 * @example
 * ```ts no-run needs a component
 * import { useDecision } from '@opportune/react';
 *
 * function useTitle() {
 *   const { state, decision } = useDecision('hero', { device: 'phone' });
 *   return state === 'waiting' ? '' : decision === undefined ? 'Our own' : decision.action;
 * }
 * ```
 * @param context what the request says of its context; JSON, another one asks anew
 * @public
 */
export function useDecision(slot: string, context?: SlotContext): SlotView {
  const { views } = useGiven();
  const said = context && JSON.stringify(context);
  const watch = useCallback((changed: () => void) => views.watch(slot, changed, contextOf(said)), [views, slot, said]);
  return useSyncExternalStore(
    watch,
    () => views.view(slot, context),
    () => views.first(slot),
  );
}

const contextOf = (said: string | undefined): SlotContext | undefined =>
  said === undefined ? undefined : (JSON.parse(said) as SlotContext);
