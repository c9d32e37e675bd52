import { seconds, type Millis } from '@opportune/core';

import type { Extension } from '../client/extension.ts';

/**
 * Tells how long the page has been seen, as `time_on_page` with `millis`, once for each of these times. Time in which nobody sees it does not count.
 *
 * @param steps - ascending; 10 seconds, 30 seconds and a minute where they are left out
 * @public
 */
export function timeOnPage(steps: readonly Millis[] = [seconds(10), seconds(30), seconds(60)]): Extension {
  return (client) => {
    let reached = 0;
    let seen = 0;
    let last = performance.now();
    const look = (): void => {
      const now = performance.now();
      if (document.visibilityState === 'visible') seen += now - last;
      last = now;
      for (; reached < steps.length && seen >= steps[reached]!; reached += 1) {
        void client.track('time_on_page', { millis: steps[reached], path: location.pathname });
      }
      if (reached === steps.length) clearInterval(timer);
    };
    const timer = setInterval(look, 500);
    return () => clearInterval(timer);
  };
}
