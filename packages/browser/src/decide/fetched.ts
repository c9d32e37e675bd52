import type { Millis, Step, Strategy } from '@opportune/core';

import type { KeptStrategy } from './strategyShelf.ts';
import type { StrategySource } from './strategySource.ts';

/**
 * How a strategy is fetched.
 * @public
 */
export interface FetchedOptions {
  readonly url: string;
  /**
   * Makes a step of it: `compile`, a `compiler`, or the `loader` of the rules that it uses. A strategy that was kept comes with the hash that it had, which
   * saves a loader a third of its time.
   */
  readonly compile: (strategy: Strategy, known?: KnownStrategy) => Step;
  /** A hash as in the `integrity` of a script, `sha384-…`: what is fetched is refused where it is another. */
  readonly integrity?: string;
  /** How often to ask whether there is a newer one, while the page is seen. 5 minutes where it is left out. */
  readonly every?: Millis;
}

/**
 * What is known of a strategy before it is compiled.
 * @public
 */
export interface KnownStrategy {
  readonly hash?: string;
}

const EVERY = 300_000;

/**
 * A strategy from a URL. The one that was fetched last decides at once, also where there is no network, while a newer one is asked for by its
 * ETag; what comes later takes over in the open page.
 *
 * @example
 * ```ts no-run needs a page
 * import { allocateRule, hashRule, loader, qualifyRule } from '@opportune/core';
 * import { fetched, opportune } from '@opportune/browser';
 *
 * const strategy = fetched({ url: '/strategy.json', compile: loader([qualifyRule, allocateRule, hashRule]) });
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
        const { text, at, hash } = strategy;
        const step = compile(JSON.parse(text) as Strategy, hash === undefined ? {} : { hash });
        use(step, at);
        last = { ...strategy, hash: step.strategy.hash };
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
        if (response.status === 304 && last !== undefined) last = { ...last, at };
        else if (!response.ok) throw new Error(`answered ${response.status}`);
        else {
          const [text, etag] = [await response.text(), response.headers.get('etag')];
          if (text === last?.text) last = { ...last, etag, at };
          else take({ url, text, etag, at });
        }
        if (last === undefined || stopped) return;
        await (await memory()).keepStrategy(last);
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
