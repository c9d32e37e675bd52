import type { Decision } from '@opportune/core';

import type { Client } from '../client/client.ts';
import { fill, type Sanitise } from './fill.ts';
import { seen } from './seen.ts';

/** A place in the page. */
export interface PlaceInPage {
  /** Shows what was decided; with nothing the page's own content stays, or comes back. */
  show(decision: Decision | undefined): void;
  /** Keeps the place for what is coming: it takes up its space, and shows nothing. */
  wait(): void;
  stop(): void;
}

/** `data-opportune-state` of a slot, for style sheets: `waiting`, `filled`, `own`. */
const STATE = 'opportuneState';

/**
 * Makes an element a slot. Its own content is what is shown where there is nothing to show: it is hidden while something is expected, without giving
 * up its space, so that nothing moves.
 */
export function slot(client: Client, element: HTMLElement, sanitise: Sanitise | undefined): PlaceInPage {
  const own = Array.from(element.childNodes);
  let shown: Decision | undefined;
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
  const press = ({ target }: Event): void => {
    if (shown === undefined || !(target instanceof Element)) return;
    const pressed = target.closest('[data-opportune-dismiss], a, button');
    if (pressed === null || !element.contains(pressed)) return;
    const dismissed = pressed.hasAttribute('data-opportune-dismiss');
    void client.outcome(dismissed ? 'dismissal' : 'click', shown);
    if (dismissed) restore();
  };
  element.addEventListener('click', press);

  return {
    show(decision) {
      const template = decision && templateOf(element, decision);
      if (decision === undefined || template === undefined) return restore();
      if (shown?.id === decision.id) return become('filled');
      stopSeeing?.();
      element.replaceChildren(fill(template, decision.content, sanitise));
      shown = decision;
      become('filled');
      stopSeeing = seen(element, () => void client.outcome('impression', decision));
    },
    wait: () => become('waiting'),
    stop() {
      stopSeeing?.();
      element.removeEventListener('click', press);
      if (element.dataset[STATE] === 'waiting') become('own');
    },
  };
}

/**
 * The page's template for a decision: the one that its content names in `template`, else the one of its action, else the one of the slot. Templates
 * are found in the page by `data-opportune-template`.
 */
function templateOf(element: HTMLElement, { action, slot: place, content }: Decision): HTMLTemplateElement | undefined {
  const named =
    typeof content === 'object' && content !== null && 'template' in content ? String(content.template) : undefined;
  const templates = [
    ...element.ownerDocument.querySelectorAll<HTMLTemplateElement>('template[data-opportune-template]'),
  ];
  for (const name of named === undefined ? [action, place] : [named]) {
    const template = templates.find(({ dataset }) => dataset['opportuneTemplate'] === name);
    if (template !== undefined) return template;
  }
  return undefined;
}
