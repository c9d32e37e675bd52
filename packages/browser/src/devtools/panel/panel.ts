import type { Client } from '../../client/client.ts';
import type { Emit } from '../../client/extension.ts';
import type { Noted } from '../noted.ts';
import { download } from './download.ts';
import { edge } from './edge.ts';
import { forcedMarks } from './forcedMarks.ts';
import { forcing } from './forcing.ts';
import { pagesOf } from './frame.ts';
import { latest } from './latest.ts';
import { LOOK } from './look.ts';
import { draw, make } from './make.ts';
import { verdictInWords } from './row.ts';
import { slotsView } from './slotsView.ts';
import { stateView } from './stateView.ts';
import { ago, strategyView } from './strategyView.ts';
import { timeline } from './timeline.ts';

/** The panel over a page, open or closed. */
export interface Panel {
  /** Opens it where it is closed and closes it where it is open, or as it is told. */
  toggle(isOpen?: boolean): void;
  /** Something has happened. */
  update(): void;
  end(): void;
}

/** Puts the panel over the page, closed: in a shadow tree of its own, so that neither changes the looks of the other. */
export function open(client: Client, emit: Emit, past: readonly Noted[]): Panel {
  const host = make('opportune-devtools' as 'div');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  // Neither an inline style nor an element of style: a policy may forbid both.
  sheet.replaceSync(LOOK);
  root.adoptedStyleSheets = [sheet];

  const forced = forcing(client, emit, past, () => {
    marks.update();
    update();
  });
  const marks = forcedMarks(() => forced);
  const pages = pagesOf([
    { name: 'Timeline', view: timeline(past) },
    { name: 'State', view: stateView(past) },
    { name: 'Slots', view: slotsView(past, forced), badge: () => forced.forced.size },
    {
      name: 'Strategy',
      view: strategyView(client, past),
      badge: () => past.filter(({ name }) => name === 'trouble').length,
    },
  ]);
  const facts = make('p', { class: 'facts' });
  const save = make('button', { type: 'button', class: 'save', onclick: () => void saveSession() }, 'Save session');
  const panel: HTMLElement = make(
    'section',
    { class: 'panel', role: 'dialog', 'aria-label': 'Opportune', hidden: true, tabindex: -1 },
    edge(() => panel),
    make(
      'header',
      {},
      make('strong', {}, mark(), 'Opportune'),
      facts,
      save,
      make('button', { type: 'button', class: 'close', 'aria-label': 'Close', onclick: () => toggle(false) }, '×'),
      pages.tabs,
    ),
    pages.body,
  );

  const saveSession = async (): Promise<void> => {
    try {
      const { sessionOf } = await import('./why.ts');
      const name = `session-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}.json`;
      download(name, `${JSON.stringify(sessionOf(past), undefined, 2)}\n`);
    } catch (error) {
      emit('trouble', { code: 'EXTENSION_FAILED', message: `the session cannot be saved: ${String(error)}` });
    }
  };

  const state = (): void => {
    const { strategy } = client;
    const verdict = past.filter(({ name }) => name === 'verdict').at(-1);
    const customer = latest(past)?.input.customer;
    facts.replaceChildren(
      ...[
        strategy &&
          fact('strategy', `${strategy.id} ${strategy.version}`, `checked ${ago(Date.now() - strategy.checked)}`),
        fact('consent', verdict === undefined ? 'no verdict yet' : verdictInWords(verdict.detail)),
        customer && fact('customer', customer.length > 16 ? `${customer.slice(0, 8)}…` : customer),
      ].filter((each) => typeof each === 'object'),
    );
  };

  let frame: number | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  const update = (): void => {
    if (panel.hidden || frame !== undefined) return;
    frame = requestAnimationFrame(() => {
      frame = undefined;
      show();
    });
  };
  const show = (): void => {
    state();
    if (pages.update()) update();
  };
  let focused: Element | null = null;
  const toggle = (isOpen = panel.hidden): void => {
    if (isOpen !== panel.hidden) return;
    panel.hidden = !isOpen;
    clearInterval(timer);
    if (!isOpen) return focused instanceof HTMLElement ? focused.focus() : undefined;
    focused = document.activeElement;
    timer = setInterval(update, 1_000);
    show();
    panel.focus();
  };

  root.append(marks.element, panel);
  host.addEventListener('keydown', (event) => {
    // What is typed here is not for the page.
    event.stopPropagation();
    if (event.key === 'Escape') toggle(false);
  });
  document.documentElement.append(host);
  return {
    toggle,
    update,
    end() {
      clearInterval(timer);
      if (frame !== undefined) cancelAnimationFrame(frame);
      forced.free();
      marks.end();
      host.remove();
    },
  };
}

const fact = (name: string, value: string, aside?: string): HTMLElement =>
  make('span', { class: 'fact' }, make('i', {}, name), value, aside !== undefined && make('small', {}, aside));

const mark = (): SVGSVGElement =>
  draw(
    'svg',
    { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' },
    draw('path', { d: 'M1 2h14L10 8v5l-4 2V8z' }),
  );
