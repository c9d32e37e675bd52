import type { Noted } from '../noted.ts';
import type { Forcing } from './forcing.ts';
import { make } from './make.ts';
import { elementsBySlot, placesOf, type Place } from './places.ts';
import { tree } from './tree.ts';
import type { View } from './view.ts';

/** What stands in each slot of this tab, and what might. */
export function slotsView(past: readonly Noted[], forcing: Forcing): View {
  const element = make('div', { class: 'cards', role: 'group', 'aria-label': 'Slots' });
  let last = '';
  let latest: Noted | undefined;
  return {
    element,
    update() {
      const elements = elementsBySlot();
      const states = Array.from(elements, ([slot, those]) => [slot, those.map(stateOf)] as const);
      // Who is choosing is not to be disturbed by what has not changed.
      const key = JSON.stringify([states, [...forcing.forced]]);
      if (key === last && latest === past.at(-1)) return false;
      last = key;
      latest = past.at(-1);
      const standing = new Map(states);
      const inSlot = (element.getRootNode() as ShadowRoot).activeElement?.getAttribute('data-slot');
      element.replaceChildren(
        make(
          'p',
          { class: 'hint wide' },
          'Choose what a slot shows in this tab. Nothing is decided, remembered or sent; a reload undoes it.',
        ),
        ...placesOf(past).map((place) => card(place, standing.get(place.slot) ?? [], forcing)),
      );
      if (inSlot) [...element.querySelectorAll('select')].find(({ dataset }) => dataset['slot'] === inSlot)?.focus();
      return false;
    },
  };
}

const stateOf = ({ dataset }: HTMLElement): string | undefined => dataset['opportuneState'];

function card(
  { slot, channel, now, choices }: Place,
  standing: readonly (string | undefined)[],
  forcing: Forcing,
): HTMLElement {
  const action = forcing.forced.get(slot);
  const content = action === undefined ? now?.content : choices.find((choice) => choice.action === action)?.content;
  const select = make(
    'select',
    {
      'data-slot': slot,
      'aria-label': `What ${slot} shows`,
      onchange: () => {
        const choice = choices[select.selectedIndex - 1];
        if (choice === undefined) forcing.free(slot);
        else forcing.force(slot, choice);
      },
    },
    make('option', {}, 'what is decided'),
    choices.map((choice) => make('option', { selected: choice.action === action }, choice.action)),
  );
  return make(
    'section',
    { class: action === undefined ? 'card' : 'card is-forced' },
    make('h2', {}, slot, channel !== undefined && make('span', { class: 'more' }, ` ${channel}`)),
    make('p', {}, standingInWords(now?.action, standing)),
    make('label', {}, make('span', {}, 'Show'), select),
    action !== undefined &&
      make(
        'p',
        { class: 'forced-word' },
        'forced in this tab ',
        make('button', { type: 'button', onclick: () => forcing.free(slot) }, 'Undo'),
      ),
    content !== undefined && make('details', { open: true }, make('summary', {}, 'Content'), tree(content)),
  );
}

function standingInWords(action: string | undefined, standing: readonly (string | undefined)[]): string {
  const decided = action === undefined ? 'Nothing was decided for it' : `Decided: ${action}`;
  if (standing.length === 0) return `${decided}; no element of this page is marked as it.`;
  return standing.includes('own') && action !== undefined ? `${decided}; the page shows its own.` : `${decided}.`;
}
