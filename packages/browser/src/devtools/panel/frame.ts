import { make } from './make.ts';
import type { View } from './view.ts';

/** A page of the panel under its name. */
export interface Page {
  readonly name: string;
  readonly view: View;
  /** A number beside the name, where there is something to look at. */
  readonly badge?: () => number;
}

/** Pages, one of which is seen. */
export interface Pages {
  readonly tabs: HTMLElement;
  readonly body: HTMLElement;
  /** Says whether there is more to show. */
  update(): boolean;
}

export function pagesOf(pages: readonly Page[]): Pages {
  const tabs = pages.map(({ name }, i) =>
    make(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${String(i)}`,
        'aria-controls': `page-${String(i)}`,
        onclick: () => show(i),
      },
      name,
      make('span', { class: 'badge' }),
    ),
  );
  const bodies = pages.map(({ view }, i) =>
    make(
      'div',
      { role: 'tabpanel', id: `page-${String(i)}`, 'aria-labelledby': `tab-${String(i)}`, class: 'page' },
      view.element,
    ),
  );
  let seen = 0;

  const update = (): boolean => {
    const isMore = pages[seen]!.view.update();
    for (const [i, { badge }] of pages.entries()) {
      const count = badge?.() ?? 0;
      tabs[i]!.querySelector('.badge')!.textContent = count === 0 ? '' : String(count);
    }
    return isMore;
  };
  const show = (next: number): void => {
    seen = next;
    for (const [i, tab] of tabs.entries()) {
      tab.ariaSelected = String(i === seen);
      tab.tabIndex = i === seen ? 0 : -1;
      bodies[i]!.hidden = i !== seen;
    }
    update();
  };
  const turn = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    show((seen + by + tabs.length) % tabs.length);
    tabs[seen]!.focus();
  };
  const row = make('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Views', onkeydown: turn }, tabs);
  show(0);
  return { tabs: row, body: make('div', { class: 'body' }, bodies), update };
}
