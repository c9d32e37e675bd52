import type { Millis } from '@opportune/core';

import type { Extension } from '../client/extension.ts';
import type { Sanitise } from './fill.ts';
import { slot } from './slot.ts';
import { slotViews, type SlotContext } from './slotViews.ts';

/**
 * How slots are filled.
 * @public
 */
export interface SlotsOptions {
  /** How long the page's own content waits for a decision before it is shown after all. 300 milliseconds where it is left out. */
  readonly budget?: Millis;
  /** What a request may say of its context, such as the device. */
  readonly context?: () => SlotContext;
  /** Makes nodes of markup in content, and takes out what runs; the browser's own Sanitizer where it is left out, and where that is not there, markup is shown as text. */
  readonly sanitise?: Sanitise;
  /** Where to look for slots. The whole page where it is left out. */
  readonly root?: ParentNode;
}

/**
 * Fills the elements of the page that are marked `data-opportune-slot="hero"`, those that are there and those that come later, and tells what becomes of
 * it: an impression when half of it was seen for a second, a click, a dismissal.
 *
 * @example
 * ```ts no-run needs a page
 * import { opportune, slots } from '@opportune/browser';
 *
 * const client = opportune({ use: [slots({ budget: 200 })] });
 * ```
 * @public
 */
export function slots({ context, sanitise, root = document, ...options }: SlotsOptions = {}): Extension {
  return (client) => {
    const views = slotViews(client, options);
    const ends = new Map<HTMLElement, () => void>();

    const find = (): void => {
      const said = context?.();
      for (const element of root.querySelectorAll<HTMLElement>('[data-opportune-slot]')) {
        if (ends.has(element)) continue;
        const name = element.dataset['opportuneSlot'] ?? '';
        ends.set(element, slot(client, views, element, { name, context: said, sanitise }));
      }
    };

    const observer = new MutationObserver((changes) => {
      for (const [element, end] of ends) {
        if (element.isConnected) continue;
        end();
        ends.delete(element);
      }
      if (changes.some(({ addedNodes }) => addedNodes.length > 0)) find();
    });
    observer.observe(root, { childList: true, subtree: true });
    find();
    return () => {
      observer.disconnect();
      for (const end of ends.values()) end();
    };
  };
}
