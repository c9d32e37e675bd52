import type { Extension } from '../client/extension.ts';
import { listen } from './listen.ts';
import { onAddress } from './onAddress.ts';

/**
 * Tells how far down a page was seen, as `page_scrolled` with `percent`, once for each step that is reached.
 *
 * @param steps - percent of the page's height, ascending; 25, 50, 75 and 90 where they are left out
 * @public
 */
export function scrollDepth(steps: readonly number[] = [25, 50, 75, 90]): Extension {
  return (client) => {
    let reached = 0;
    let asked = false;
    const measure = (): void => {
      asked = false;
      const { scrollHeight, clientHeight } = document.documentElement;
      // A page that is seen whole was not scrolled.
      if (scrollHeight <= clientHeight) return;
      const percent = ((scrollY + clientHeight) / scrollHeight) * 100;
      for (; reached < steps.length && percent >= steps[reached]!; reached += 1) {
        void client.track('page_scrolled', { percent: steps[reached], path: location.pathname });
      }
    };
    const ends = [
      listen(window, 'scroll', () => {
        // Once a frame: to measure on each event would make scrolling slow.
        if (!asked) requestAnimationFrame(measure);
        asked = true;
      }),
      onAddress(() => {
        reached = 0;
      }),
    ];
    return () => ends.forEach((end) => end());
  };
}
