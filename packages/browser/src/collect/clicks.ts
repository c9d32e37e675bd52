import type { Extension } from '../client/extension.ts';
import { listen } from './listen.ts';

/**
 * Tells of clicks on elements that are marked `data-opportune-click="add-to-cart"`, as `element_clicked` with `name`, and with `href` where it is a link; of
 * other elements nothing.
 *
 * @public
 */
export function clicks(): Extension {
  return (client) =>
    listen<MouseEvent>(
      document,
      'click',
      ({ target }) => {
        const marked = target instanceof Element ? target.closest<HTMLElement>('[data-opportune-click]') : null;
        if (marked === null) return;
        const { href } = marked as HTMLAnchorElement;
        void client.track('element_clicked', {
          name: marked.dataset['opportuneClick'],
          ...(typeof href === 'string' && href !== '' && { href: href.split(/[?#]/)[0] }),
        });
      },
      // Before the page's own listeners, one of which may end it.
      { capture: true, passive: true },
    );
}
