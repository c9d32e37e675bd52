import type { Extension } from '../client/extension.ts';
import { listen } from './listen.ts';

/**
 * Tells when the pointer leaves the page at its upper edge, where tabs and addresses are, as `exit_intended`; once a page. A finger leaves no such sign.
 *
 * @public
 */
export const exitIntent = (): Extension => (client) => {
  const stop = listen<MouseEvent>(document.documentElement, 'mouseleave', ({ clientY }) => {
    if (clientY > 0) return;
    stop();
    void client.track('exit_intended', { path: location.pathname });
  });
  return stop;
};
