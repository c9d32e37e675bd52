import { seen, type SlotContext, type SlotView } from '@opportune/browser';
import { useEffect, useMemo, useState } from 'react';

import { useGiven } from './context.ts';
import { useDecision } from './useDecision.ts';

/**
 * A slot that a component renders, and what it tells of it. What tells does nothing where nothing is shown.
 * @public
 */
export type Slot = SlotView & {
  /** For the element that shows it: an impression is told when half of it was seen for a second. */
  readonly ref: (element: Element | null) => void;
  /** Tells of an impression, where there is no element to see. Once for a decision. */
  readonly impression: () => void;
  readonly click: () => void;
  /** Tells that the visitor does not want it, and puts the page's own content back. */
  readonly dismiss: () => void;
};

/**
 * A slot that a component renders: what `useDecision` says, and what becomes of it.
 *
 * @example
 * ```ts no-run needs a component
 * import { useSlot } from '@opportune/react';
 * import { createElement } from 'react';
 *
 * function Hero() {
 *   const { ref, decision, click } = useSlot('hero');
 *   return createElement('a', { ref, href: '/offer', onClick: click }, decision?.action ?? 'Our own');
 * }
 * ```
 * @public
 */
export function useSlot(slot: string, context?: SlotContext): Slot {
  const { client, views } = useGiven();
  const view = useDecision(slot, context);
  const [element, ref] = useState<Element | null>(null);
  const { decision } = view;

  const told = useMemo(() => {
    let isTold = false;
    const tell = (type: 'impression' | 'click' | 'dismissal'): void => {
      if (decision !== undefined) void client?.outcome(type, decision);
    };
    return {
      impression: () => {
        if (!isTold) tell('impression');
        isTold = true;
      },
      click: () => tell('click'),
      dismissal: () => tell('dismissal'),
    };
    // The same decision may come as another object: handed over, and found again.
  }, [client, decision?.id]);

  useEffect(
    () => (element === null || decision === undefined ? undefined : seen(element, told.impression)),
    [element, told],
  );

  const dismiss = (): void => {
    told.dismissal();
    views.dismiss(slot, context);
  };
  return { ...view, ref, impression: told.impression, click: told.click, dismiss };
}
