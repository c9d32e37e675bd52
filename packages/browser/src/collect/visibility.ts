import type { Extension } from '../client/extension.ts';
import { listen } from './listen.ts';

/**
 * Tells when the visitor turns to another tab, as `page_hidden`, and comes back, as `page_shown`.
 *
 * @public
 */
export const visibility = (): Extension => (client) =>
  listen(document, 'visibilitychange', () => {
    const type = document.visibilityState === 'hidden' ? 'page_hidden' : 'page_shown';
    void client.track(type, { path: location.pathname });
  });
