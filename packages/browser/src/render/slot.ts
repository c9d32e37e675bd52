import type { Client } from '../client/client.ts';
import { fill, type Sanitise } from './fill.ts';
import { seen } from './seen.ts';
import type { ShownDecision } from './slotView.ts';
import type { SlotContext, SlotViews } from './slotViews.ts';

/** What an element shows, and how. */
export interface SlotInPage {
  readonly name: string;
  readonly context: SlotContext | undefined;
  readonly sanitise: Sanitise | undefined;
  /** The template of this place, where it has one of its own. */
  readonly template?: string | undefined;
}

/** `data-opportune-state` of a slot, for style sheets: `waiting`, `filled`, `own`. */
const STATE = 'opportuneState';

/**
 * Makes an element a slot until what it returns is called. Its own content is what is shown where there is nothing to show: it is hidden while something is
 * expected, without giving up its space, so that nothing moves. What is shown is told by an event `decision` of the element.
 */
export function slot(
  client: Client,
  views: SlotViews,
  element: HTMLElement,
  { name, context, sanitise, template: ofPlace }: SlotInPage,
): () => void {
  const page = element.ownerDocument;
  let own: readonly Node[] = [];
  let shown: ShownDecision | undefined;
  let stopSeeing: (() => void) | undefined;

  const become = (state: 'waiting' | 'filled' | 'own'): void => {
    element.dataset[STATE] = state;
    element.ariaBusy = String(state === 'waiting');
    // A style by script is allowed where style attributes in markup are not.
    element.style.visibility = state === 'waiting' ? 'hidden' : '';
  };
  const restore = (): void => {
    stopSeeing?.();
    if (shown !== undefined) element.replaceChildren(...own);
    shown = undefined;
    become('own');
  };
  const show = (decision: ShownDecision): void => {
    const template = templateOf(page, decision, ofPlace);
    if (template === undefined) return restore();
    if (shown?.id === decision.id) return;
    stopSeeing?.();
    if (shown === undefined) own = Array.from(element.childNodes);
    element.replaceChildren(fill(template, decision.content, sanitise));
    shown = decision;
    become('filled');
    stopSeeing = seen(element, () => void client.outcome('impression', decision));
    element.dispatchEvent(new CustomEvent('decision', { detail: decision, bubbles: true }));
  };
  const look = (): void => {
    const { state, decision } = views.view(name, context);
    if (decision === undefined) return state === 'waiting' ? become('waiting') : restore();
    // Until all of it is there, neither the template nor what is the slot's own need be.
    if (page.readyState === 'loading') page.addEventListener('DOMContentLoaded', look, { once: true });
    else show(decision);
  };
  const press = ({ target }: Event): void => {
    if (shown === undefined || !(target instanceof Element)) return;
    const pressed = target.closest('[data-opportune-dismiss], a, button');
    if (pressed === null || !element.contains(pressed)) return;
    const dismissed = pressed.hasAttribute('data-opportune-dismiss');
    void client.outcome(dismissed ? 'dismissal' : 'click', shown);
    if (dismissed) views.dismiss(name, context);
  };

  element.addEventListener('click', press);
  const stopWatching = views.watch(name, look, context);
  look();
  return () => {
    stopWatching();
    page.removeEventListener('DOMContentLoaded', look);
    element.removeEventListener('click', press);
    restore();
  };
}

/**
 * The page's template for a decision: the one that its content names in `template`, else the one of the place, of its action, of its slot. Templates
 * are found in the page by `data-opportune-template`.
 */
function templateOf(
  page: Document,
  { action, slot: place, content }: ShownDecision,
  ofPlace: string | undefined,
): HTMLTemplateElement | undefined {
  const named =
    typeof content === 'object' && content !== null && 'template' in content ? String(content.template) : ofPlace;
  const templates = [...page.querySelectorAll<HTMLTemplateElement>('template[data-opportune-template]')];
  for (const name of named === undefined ? [action, place] : [named]) {
    const template = templates.find(({ dataset }) => dataset['opportuneTemplate'] === name);
    if (template !== undefined) return template;
  }
  return undefined;
}
