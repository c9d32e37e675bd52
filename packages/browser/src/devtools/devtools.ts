import type { Extension } from '../client/extension.ts';
import { isPressed } from './isPressed.ts';
import { NOTED, type Noted } from './noted.ts';
import type { Panel } from './panel/panel.ts';

/**
 * How the developer panel is opened, and how much it remembers.
 * @public
 */
export interface DevtoolsOptions {
  /** Modifiers and a key: `alt+shift+o` where it is left out. An address that ends in `#opportune` opens it too, for devices without keys. */
  readonly key?: string;
  /** How many of the latest inputs and events it remembers, in the page alone; 300 where it is left out. */
  readonly keep?: number;
}

/** Who asked for the panel has told of it. */
const failed = (): void => undefined;

/** An address that ends so opens the panel. */
const HASH = '#opportune';

/**
 * A panel for developers, over the page: what the visitor did, what it led to and why, what is remembered, and what a slot would look like. Until it is opened for the first
 * time it is a key that is waited for and a short list of what has happened; the panel itself is loaded then.
 *
 * @example
 * ```ts no-run needs a page
 * import { opportune, slots } from '@opportune/browser';
 * import { devtools } from '@opportune/browser/devtools';
 *
 * const client = opportune({ consent: true, use: [slots(), devtools({ key: 'alt+shift+o' })] });
 * ```
 * @see docs/guide/devtools.md
 * @public
 */
export function devtools({ key = 'alt+shift+o', keep = 300 }: DevtoolsOptions = {}): Extension {
  return (client, emit) => {
    const past: Noted[] = [];
    const over = new AbortController();
    const { signal } = over;
    let panel: Promise<Panel> | undefined;

    for (const name of NOTED) {
      const note = ({ detail }: CustomEvent): void => {
        past.push({ name, detail, at: Date.now() } as Noted);
        if (past.length > keep) past.shift();
        void panel?.then((opened) => opened.update(), failed);
      };
      client.addEventListener(name, note, { signal });
    }
    const toggle = async (isOpen?: boolean): Promise<void> => {
      try {
        panel ??= import('./panel/panel.ts').then(({ open }) => open(client, emit, past));
        (await panel).toggle(isOpen);
      } catch (error) {
        panel = undefined;
        emit('trouble', { code: 'EXTENSION_FAILED', message: `the panel cannot be loaded: ${String(error)}` });
      }
    };
    const look = (): void => {
      if (location.hash === HASH) void toggle(true);
    };
    const press = (event: KeyboardEvent): void => {
      if (!isPressed(event, key)) return;
      event.preventDefault();
      void toggle();
    };
    addEventListener('keydown', press, { signal, capture: true });
    addEventListener('hashchange', look, { signal });
    look();
    return () => {
      over.abort();
      void panel?.then((opened) => opened.end(), failed);
    };
  };
}
