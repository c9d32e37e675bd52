import type { OpenMatch } from '@opportune/core';

import type { Noted } from '../noted.ts';
import { latest } from './latest.ts';
import { make } from './make.ts';
import { readable } from './readable.ts';
import { tree } from './tree.ts';
import type { View } from './view.ts';
import { clockOf, lasting, shown } from './words.ts';

/** What is remembered of the visitor, as of the last input. */
export function stateView(past: readonly Noted[]): View {
  const element = make('div', { class: 'cards', tabindex: 0, role: 'group', 'aria-label': 'What is remembered' });
  let last: unknown;
  let open: readonly OpenMatch[] = [];
  return {
    element,
    update() {
      const taken = latest(past);
      if (taken === undefined) {
        element.replaceChildren(make('p', { class: 'hint' }, 'Nothing that decides here has taken anything in yet.'));
        return false;
      }
      if (taken === last) {
        countDown(element, open);
        return false;
      }
      last = taken;
      const { step, now, result } = taken;
      const { state } = result;
      const all = readable(step, state, now);
      open = all.open;
      element.replaceChildren(
        card(
          'Who',
          listed([
            ['customer', state.customer],
            ...(all.identities.length === 0 ? [] : [['known as', all.identities.join(', ')] as const]),
            ['since', clockOf(state.since)],
            ['inputs', state.revision],
          ]),
        ),
        card(
          'Profile',
          listed([
            ...Object.entries(all.profile),
            ...Object.entries(all.aggregates).map(([name, value]) => [name, value, 'worked out'] as const),
          ]),
        ),
        card('Open', waiting(open)),
        card(
          'Contacts',
          listed(
            all.contacts
              .map(({ action, channel, at, status }) => [action, `${clockOf(at)} on ${channel}`, status] as const)
              .reverse(),
          ),
        ),
        card(
          'Consent',
          listed(
            Object.entries(all.consents).map(
              ([key, { granted, at }]) => [key, granted ? 'yes' : 'no', clockOf(at)] as const,
            ),
          ),
        ),
        ...(all.deferrals.length === 0
          ? []
          : [
              card(
                'Held back',
                listed(all.deferrals.map(({ match, until }) => [match.name, `until ${clockOf(until)}`] as const)),
              ),
            ]),
        card('As it is kept', tree(state, false)),
      );
      countDown(element, open);
      return false;
    },
  };
}

const card = (title: string, content: HTMLElement): HTMLElement =>
  make('section', { class: 'card' }, make('h2', {}, title), content);

type Line = readonly [name: string, value: unknown, aside?: string];

const listed = (lines: readonly Line[]): HTMLElement =>
  lines.length === 0
    ? make('p', { class: 'hint' }, 'none')
    : make(
        'table',
        { class: 'lines' },
        make(
          'tbody',
          {},
          lines.map(([name, value, aside]) =>
            make(
              'tr',
              {},
              make('th', { scope: 'row' }, name),
              make('td', { title: shown(value, 1_000) }, shown(value)),
              make('td', { class: 'aside-word' }, aside),
            ),
          ),
        ),
      );

/** Each with a bar that runs full as its time comes. */
const waiting = (open: readonly OpenMatch[]): HTMLElement =>
  open.length === 0
    ? make('p', { class: 'hint' }, 'no trigger waits')
    : make(
        'ul',
        { class: 'open' },
        open.map(({ trigger }) =>
          make(
            'li',
            {},
            make('b', {}, trigger),
            make('span', { class: 'left' }),
            make('span', { class: 'track' }, make('i', { class: 'bar' })),
          ),
        ),
      );

function countDown(element: HTMLElement, open: readonly OpenMatch[]): void {
  for (const [i, item] of [...element.querySelectorAll('.open > li')].entries()) {
    const { since, due } = open[i]!;
    const now = Date.now();
    item.querySelector('.left')!.textContent =
      due === undefined ? 'for an event' : due <= now ? 'now' : `${lasting(due - now)}, at ${clockOf(due)}`;
    const bar = item.querySelector<HTMLElement>('.bar')!;
    const done = due === undefined || since === undefined ? 0 : (now - since) / Math.max(due - since, 1);
    bar.style.width = `${String(Math.min(Math.max(done, 0), 1) * 100)}%`;
  }
}
