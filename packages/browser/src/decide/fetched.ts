import type { Millis, Step, Strategy } from '@opportune/core';

import type { KeptStrategy } from './strategyShelf.ts';
import type { StrategySource } from './strategySource.ts';

/**
 * How a strategy is fetched.
 * @public
 */
export interface FetchedOptions {
  readonly url: string;
  /** Makes a step of it: `compile`, a `compiler`, or the `loader` of the rules that it uses. */
  readonly compile: (strategy: Strategy) => Step;
  /** A hash as in the `integrity` of a script, `sha384-…`: what is fetched is refused where it is another. */
  readonly integrity?: string;
  /** How often to ask whether there is a newer one, while the page is seen. 5 minutes where it is left out. */
  readonly every?: Millis;
}

const EVERY = 300_000;

/**
 * A strategy from a URL. The one that was fetched last decides at once, also where there is no network, while a newer one is asked for by its
 * ETag; what comes later takes over in the open page.
 *
 * @example
 * ```ts no-run needs a page
 * import { allocateRule, loader, qualifyRule } from '@opportune/core';
 * import { fetched, opportune } from '@opportune/browser';
 *
 * const strategy = fetched({ url: '/strategy.json', compile: loader([qualifyRule, allocateRule]) });
 * const client = opportune({ strategy });
 * ```
 * @public
 */
export function fetched({ url, compile, integrity, every = EVERY }: FetchedOptions): StrategySource {
  return {
    start({ use, tell, now, memory }) {
      let stopped = false;
      let last: KeptStrategy | undefined;
      const failed = (error: unknown): void => tell({ code: 'STRATEGY_FAILED', message: `${url}: ${String(error)}` });

      const take = (strategy: KeptStrategy): void => {
        if (stopped) return;
        use(compile(JSON.parse(strategy.text) as Strategy), strategy.at);
        last = strategy;
      };
      const recall = async (): Promise<void> => {
        const kept = await (await memory()).strategy();
        if (kept?.url === url && last === undefined) take(kept);
      };
      const ask = async (): Promise<void> => {
        const asked: RequestInit = { cache: 'no-cache' };
        if (last?.etag) asked.headers = { 'if-none-match': last.etag };
        if (integrity !== undefined) asked.integrity = integrity;
        const response = await fetch(url, asked);
        const at = now();
        let strategy = last;
        if (response.status === 304 && last !== undefined) strategy = { ...last, at };
        else if (!response.ok) throw new Error(`answered ${response.status}`);
        else strategy = { url, text: await response.text(), etag: response.headers.get('etag'), at };
        if (strategy === undefined || stopped) return;
        if (strategy.text !== last?.text) take(strategy);
        last = strategy;
        await (await memory()).keepStrategy(strategy);
      };
      // A page that nobody sees asks when it is seen again.
      const visible = (): void => {
        if (document.visibilityState === 'visible' && now() - (last?.at ?? 0) >= every) ask().catch(failed);
      };

      // Both at once: what is kept is there first, and the network is not waited for.
      recall().catch(failed);
      ask().catch(failed);
      const timer = setInterval(visible, every);
      document.addEventListener('visibilitychange', visible);
      return () => {
        stopped = true;
        clearInterval(timer);
        document.removeEventListener('visibilitychange', visible);
      };
    },
  };
}
