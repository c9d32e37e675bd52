import type { Decision, Millis } from '@opportune/core';

import type { Extension } from '../client/extension.ts';
import type { Sanitise } from './fill.ts';
import { slot, type PlaceInPage } from './slot.ts';

/**
 * How slots are filled.
 * @public
 */
export interface SlotsOptions {
  /** How long the page's own content waits for a decision before it is shown after all. 300 milliseconds where it is left out. */
  readonly budget?: Millis;
  /** What a request may say of its context, such as the device. */
  readonly context?: () => Readonly<Record<string, unknown>>;
  /** Makes nodes of markup in content, and takes out what runs; the browser's own Sanitizer where it is left out, and where that is not there, markup is shown as text. */
  readonly sanitise?: Sanitise;
  /** Where to look for slots. The whole page where it is left out. */
  readonly root?: ParentNode;
}

const BUDGET = 300;
const NAME = 'opportuneSlot';

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
export function slots({ budget = BUDGET, context, sanitise, root = document }: SlotsOptions = {}): Extension {
  return (client) => {
    const places = new Map<HTMLElement, PlaceInPage>();

    const fillIn = async (elements: readonly HTMLElement[]): Promise<void> => {
      const names = new Set(elements.map(nameOf));
      const shown = new Map<string, Decision>();
      const over = setTimeout(() => elements.forEach((element) => places.get(element)?.show(undefined)), budget);
      for (const decision of await client.decide([...names], context?.())) {
        if (!shown.has(decision.slot)) shown.set(decision.slot, decision);
      }
      clearTimeout(over);
      // Later than the budget it would take away what the visitor reads by now.
      for (const element of elements) {
        const place = places.get(element);
        if (element.dataset['opportuneState'] === 'waiting') place?.show(shown.get(nameOf(element)));
      }
    };
    const find = (): void => {
      const found = [...root.querySelectorAll<HTMLElement>('[data-opportune-slot]')].filter(
        (each) => !places.has(each),
      );
      if (found.length === 0) return;
      for (const element of found) {
        const place = slot(client, element, sanitise);
        place.wait();
        places.set(element, place);
      }
      void fillIn(found);
    };
    /** What an event or time has led to comes when it comes, into a place that shows its own. */
    const come = ({ detail: decision }: CustomEvent<Decision>): void => {
      if (decision.cause.kind === 'request') return;
      for (const [element, place] of places) if (nameOf(element) === decision.slot) place.show(decision);
    };

    const observer = new MutationObserver((changes) => {
      for (const [element, place] of places) {
        if (element.isConnected) continue;
        place.stop();
        places.delete(element);
      }
      if (changes.some(({ addedNodes }) => addedNodes.length > 0)) find();
    });
    observer.observe(root, { childList: true, subtree: true });
    client.addEventListener('decision', come);
    find();
    return () => {
      observer.disconnect();
      client.removeEventListener('decision', come);
      for (const place of places.values()) place.stop();
    };
  };
}

const nameOf = ({ dataset }: HTMLElement): string => dataset[NAME] ?? '';
