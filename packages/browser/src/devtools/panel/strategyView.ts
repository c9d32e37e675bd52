import { sourceOf } from '@opportune/core';

import type { Client } from '../../client/client.ts';
import type { Noted } from '../noted.ts';
import { latest } from './latest.ts';
import { make } from './make.ts';
import { tree } from './tree.ts';
import type { View } from './view.ts';
import { clockOf, lasting, plural } from './words.ts';

/** What decides here, how old it is, and what went wrong. */
export function strategyView(client: Client, past: readonly Noted[]): View {
  const element = make('div', { class: 'cards', tabindex: 0, role: 'group', 'aria-label': 'Strategy and troubles' });
  let last: unknown;
  return {
    element,
    update() {
      const { strategy } = client;
      const troubles = past.filter(({ name }) => name === 'trouble');
      const step = latest(past)?.step;
      const key = JSON.stringify([strategy, troubles.length, troubles.at(-1)?.at, step?.strategy.hash]);
      if (key !== last) {
        last = key;
        element.replaceChildren(
          make(
            'section',
            { class: 'card' },
            make('h2', {}, 'Strategy'),
            strategy === undefined
              ? make('p', { class: 'hint' }, 'The server decides, or no strategy has come yet.')
              : [
                  make(
                    'p',
                    {},
                    make('b', {}, strategy.id),
                    ` version ${strategy.version} `,
                    make('code', {}, strategy.hash.slice(0, 8)),
                  ),
                  make('p', { class: 'age' }),
                  sourceOfPage(step),
                ],
          ),
          make(
            'section',
            { class: 'card troubles' },
            make('h2', {}, 'Troubles'),
            troubles.length === 0
              ? make('p', { class: 'hint' }, 'none so far')
              : make('ul', {}, troubles.map(troubleOf).reverse()),
          ),
        );
      }
      const age = element.querySelector('.age');
      if (age !== null && strategy !== undefined) {
        age.textContent = `known to be the newest ${ago(Date.now() - strategy.checked)}, at ${clockOf(strategy.checked)}`;
      }
      return false;
    },
  };
}

/** just now, 3 min ago */
export const ago = (span: number): string => (span < 1_000 ? 'just now' : `${lasting(span)} ago`);

const troubleOf = ({ name, detail, at }: Noted): HTMLElement =>
  make(
    'li',
    {},
    make('time', {}, clockOf(at)),
    ' ',
    name === 'trouble' && [make('b', {}, detail.code), make('p', {}, detail.message)],
  );

function sourceOfPage(step: Parameters<typeof sourceOf>[0] | undefined): HTMLElement | undefined {
  const strategy = step && sourceOf(step)?.strategy;
  if (strategy === undefined) return undefined;
  const { actions, triggers = {}, aggregates = {} } = strategy;
  return make(
    'div',
    {},
    make(
      'p',
      {},
      [
        plural(actions.length, 'action'),
        plural(Object.keys(triggers).length, 'trigger'),
        plural(Object.keys(aggregates).length, 'aggregate'),
      ].join(', '),
    ),
    tree(strategy, false),
  );
}
