import type { Extension } from '../client/extension.ts';
import { slot } from './slot.ts';
import type { SlotsOptions } from './slots.ts';
import { slotViews } from './slotViews.ts';

/**
 * How elements are filled.
 * @public
 */
export type SlotElementOptions = Omit<SlotsOptions, 'root'>;

type Fill = (element: HTMLElement) => () => void;

const TAG = 'opportune-slot';

/** A page defines an element once and for all; which client fills it may change. */
let filling: Fill | undefined;
/** Those in the page, each with what ends filling it. */
const elements = new Map<HTMLElement, (() => void) | undefined>();

/**
 * Fills elements `<opportune-slot name="hero">` as `slots` fills those that are marked: with templates of the page, and with what stands in it where there is
 * nothing to show. `template="compact"` names the template of this place. An event `decision` of the element says what is shown. One client of a page fills them.
 *
 * @example
 * ```ts no-run needs a page
 * import { opportune } from '@opportune/browser';
 * import { slotElement } from '@opportune/browser/element';
 *
 * const client = opportune({ consent: true, use: [slotElement({ budget: 200 })] });
 * ```
 * @public
 */
export function slotElement({ context, sanitise, ...options }: SlotElementOptions = {}): Extension {
  return (client) => {
    if (filling !== undefined) throw new Error(`another client fills <${TAG}>`);
    const views = slotViews(client, options);
    filling = (element) =>
      slot(client, views, element, {
        name: element.getAttribute('name') ?? '',
        context: context?.(),
        sanitise,
        template: element.getAttribute('template') ?? undefined,
      });
    if (customElements.get(TAG) === undefined) customElements.define(TAG, elementClass());
    for (const element of elements.keys()) begin(element);
    return () => {
      filling = undefined;
      for (const [element, end] of elements) {
        end?.();
        elements.set(element, undefined);
      }
    };
  };
}

function begin(element: HTMLElement): void {
  elements.get(element)?.();
  elements.set(element, filling?.(element));
}

/** Not before it is asked for: where there is no page, there is no class to extend. */
const elementClass = (): CustomElementConstructor =>
  class extends HTMLElement {
    static readonly observedAttributes = ['name', 'template'];

    connectedCallback(): void {
      if (!elements.has(this)) begin(this);
    }

    disconnectedCallback(): void {
      // One that is moved has not gone.
      queueMicrotask(() => {
        if (this.isConnected) return;
        elements.get(this)?.();
        elements.delete(this);
      });
    }

    attributeChangedCallback(): void {
      if (elements.has(this)) begin(this);
    }
  };
