import type { Client, ShownDecision } from '@opportune/browser';
import { OpportuneProvider, useDecision, useSlot } from '@opportune/react';
import { createElement as h, StrictMode, useState, type ReactElement } from 'react';

/** What the server hands over, and what a test says. */
export interface Handed {
  readonly decided?: Readonly<Record<string, ShownDecision | null>>;
  readonly budget?: number;
}

/** A page that shows what was decided in three places, in two slots. */
export const app = (client: Client | undefined, handed: Handed): ReactElement =>
  h(StrictMode, null, h(OpportuneProvider, { client, ...handed, children: h(Shop) }));

function Shop(): ReactElement {
  const [isOpen, open] = useState(true);
  return h(
    'main',
    null,
    h('button', { id: 'toggle', onClick: () => open(!isOpen) }, 'toggle'),
    isOpen && h(Hero),
    isOpen && h(Title),
    isOpen && h(Bar),
  );
}

const titleOf = (decision: ShownDecision): string => (decision.content as { title: string }).title;

function Hero(): ReactElement {
  const { ref, state, decision, impression, click, dismiss } = useSlot('hero');
  return h(
    'section',
    { ref, className: 'hero', 'data-state': state },
    decision === undefined
      ? 'Our own hero'
      : [
          h('a', { key: 'a', href: '#there', onClick: click }, titleOf(decision)),
          h('button', { key: 'i', className: 'seen', onClick: impression }, 'seen'),
          h('button', { key: 'b', className: 'no', onClick: dismiss }, 'no'),
        ],
  );
}

function Title(): ReactElement {
  const { decision } = useDecision('hero');
  return h('h1', null, decision ? titleOf(decision) : 'Shop');
}

function Bar(): ReactElement {
  const { state } = useDecision('bar', { device: 'phone' });
  return h('p', { className: 'bar', 'data-state': state }, 'Our own bar');
}
