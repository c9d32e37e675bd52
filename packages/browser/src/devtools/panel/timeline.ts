import type { Noted } from '../noted.ts';
import { markAgain } from './chips.ts';
import { details } from './details.ts';
import { make } from './make.ts';
import { outcomesOf } from './outcomes.ts';
import { row } from './row.ts';
import type { View } from './view.ts';

/** A line that decides is explained for it, which takes its time where there are many actions: so long a frame may take. */
const BUDGET = 8;

/** What happened, the latest last, and what is to be said of the one that is looked at. */
export function timeline(past: readonly Noted[]): View {
  const rows = new Map<Noted, HTMLElement>();
  const list = make('ol', { class: 'rows', 'aria-label': 'What happened' });
  const aside = make('div', { class: 'aside', tabindex: -1 });
  const element = make('div', { class: 'timeline' }, list, aside);
  let chosen: Noted | undefined;

  const choose = (noted: Noted | undefined): void => {
    if (chosen !== undefined) rows.get(chosen)?.removeAttribute('aria-current');
    chosen = noted;
    element.classList.toggle('looking', noted !== undefined);
    if (noted === undefined) return aside.replaceChildren(nothingChosen());
    rows.get(noted)?.setAttribute('aria-current', 'true');
    aside.replaceChildren(
      make('button', { class: 'back', type: 'button', onclick: () => back(noted) }, '← All'),
      details(noted, outcomesOf(past)),
    );
    aside.scrollTop = 0;
  };
  const back = (noted: Noted): void => {
    choose(undefined);
    rows.get(noted)?.focus();
  };

  list.addEventListener('keydown', (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const all = [...list.querySelectorAll<HTMLElement>('.row')];
    const place = all.indexOf(event.target as HTMLElement);
    all[Math.min(Math.max(place + by, 0), all.length - 1)]?.focus();
  });
  choose(undefined);

  return {
    element,
    update() {
      const outcomes = outcomesOf(past);
      const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
      const told = toldOf(past);
      for (const [noted, each] of rows) {
        if (told.has(noted)) markAgain(each, outcomes);
        else {
          each.parentElement?.remove();
          rows.delete(noted);
        }
      }
      const actions = actionsOf(past);
      const over = performance.now() + BUDGET;
      let next: Node | null = null;
      let isMore = false;
      // From the last to the first: that is where one looks.
      for (const noted of [...told].reverse()) {
        const known = rows.get(noted);
        if (known !== undefined) next = known.parentElement;
        else if (performance.now() > over) isMore = true;
        else {
          const each = row(noted, outcomes, (decision) => actions.get(decision));
          each.addEventListener('click', () => choose(noted));
          rows.set(noted, each);
          next = list.insertBefore(make('li', {}, each), next);
        }
      }
      if (isAtEnd) list.scrollTop = list.scrollHeight;
      return isMore;
    },
  };
}

const nothingChosen = (): HTMLElement =>
  make('p', { class: 'hint' }, 'Choose what happened to see why, why not, and what it changed.');

/** A decision that an input has led to is told with it. */
function toldOf(past: readonly Noted[]): ReadonlySet<Noted> {
  const made = new Set(
    past.flatMap(({ name, detail }) => (name === 'taken' ? (detail.result?.decisions ?? []) : []).map(({ id }) => id)),
  );
  return new Set(past.filter(({ name, detail }) => name !== 'decision' || !made.has(detail.id)));
}

/** The action of each decision. */
const actionsOf = (past: readonly Noted[]): ReadonlyMap<string, string> =>
  new Map(
    past.flatMap(({ name, detail }) =>
      (name === 'taken' ? (detail.result?.decisions ?? []) : name === 'decision' ? [detail] : []).map(
        ({ id, slot, action }) => [id, `${action} in ${slot}`] as const,
      ),
    ),
  );
