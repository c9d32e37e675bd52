import type { CustomerState, Millis, Step, Strategy } from '@opportune/core';

import type { ServerOptions } from '../client/clientOptions.ts';
import type { StrategySource } from './strategySource.ts';

/**
 * How a strategy for one customer is asked for.
 * @public
 */
export interface ResidualFromOptions {
  /** Makes a step of it: `compile`, a `compiler`, or the `loader` of the rules that it may use. */
  readonly compile: (strategy: Strategy) => Step;
  /** A server of `@opportune/node/serve` with the option `residual`; the client's where it is left out. Its key is for `decide`. */
  readonly server?: ServerOptions;
  /** Whether cookies go along, by which the server may tell who it is: to the page's own origin where it is left out. */
  readonly credentials?: RequestCredentials;
}

/** What the server answers. */
interface Sent {
  readonly hash: string;
  /** Left out where it is the one that the page has. */
  readonly strategy?: Strategy;
  readonly state: CustomerState;
  readonly asked: readonly string[];
  readonly lasts: Millis;
}

interface Had {
  readonly hash: string;
  readonly step: Step;
  readonly customer: string;
  readonly until: number;
  readonly asked: readonly string[];
}

/** When a new one is asked for, as a share of the time for which the last one holds. */
const RENEWED_AT = 0.75;
const RETRY: Millis = 10_000;
/** A longer time a timer takes for none. */
const LONGEST: Millis = 2 ** 31 - 1;

/**
 * A strategy that the server makes for whoever is in the page: what can still apply to them, without the rules that it keeps to itself, and what it remembers of them. A
 * new one is asked for before the last one is over, and when somebody else is in the page. One that is over decides nothing: questions wait for the next.
 *
 * Slots for which the server keeps something to itself it is asked for, as where it decides alone.
 *
 * @example
 * ```ts no-run needs a page
 * import { allocateRule, gteRule, hashRule, loader, qualifyRule } from '@opportune/core';
 * import { opportune, residualFrom } from '@opportune/browser';
 *
 * const client = opportune({
 *   strategy: residualFrom({ compile: loader([qualifyRule, allocateRule, gteRule, hashRule]) }),
 *   server: { url: 'https://decide.shop.example', key: 'key-of-the-page' },
 * });
 * ```
 * @see docs/guide/residual.md
 * @public
 */
export function residualFrom({
  compile,
  server: own,
  credentials = 'same-origin',
}: ResidualFromOptions): StrategySource {
  return {
    start({ use, hold, tell, now, customer: whoIsIt, flush, server, onCustomer }) {
      let stopped = false;
      let last: Had | undefined;
      // Whoever asks later knows better who it is.
      let turn = 0;
      let renewing: ReturnType<typeof setTimeout> | undefined;
      let ending: ReturnType<typeof setTimeout> | undefined;
      const at = own ?? server;

      const ask = async (customer: string): Promise<Sent> => {
        if (at === undefined) throw new Error('there is no server');
        const response = await fetch(`${at.url.replace(/\/$/, '')}/v1/strategy`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(at.key !== undefined && { authorization: `Bearer ${at.key}` }),
          },
          body: JSON.stringify({ customer, ...(last && { known: last.hash }) }),
          credentials,
        });
        if (!response.ok) throw new Error(`answered ${String(response.status)}`);
        return (await response.json()) as Sent;
      };

      const take = (customer: string, { hash, strategy, state, asked, lasts }: Sent, since: number): void => {
        const step = strategy === undefined ? last?.step : compile(strategy);
        if (step === undefined) throw new Error('answered without a strategy');
        last = { hash, step, customer, asked, until: since + lasts };
        use(step, since, { state, asked });
        clearTimeout(ending);
        ending = setTimeout(hold, Math.min(last.until - now(), LONGEST));
        later(lasts * RENEWED_AT);
      };

      /** What has failed leaves the last one, as long as it holds and is of whoever it is. */
      const goOn = (customer: string | undefined): void => {
        if (last !== undefined && last.customer === customer && now() < last.until) use(last.step, now(), last);
        later(RETRY);
      };

      const renew = async (): Promise<void> => {
        const mine = ++turn;
        const isOver = (): boolean => stopped || mine !== turn;
        hold();
        let customer: string | undefined;
        try {
          customer = await whoIsIt();
          if (isOver()) return;
          if (customer === undefined) return use(undefined, now());
          // So that the server knows what has happened here.
          await flush();
          const since = now();
          const sent = await ask(customer);
          if (!isOver()) take(customer, sent, since);
        } catch (error) {
          if (isOver()) return;
          tell({ code: 'STRATEGY_FAILED', message: `${at?.url ?? 'no server'}: ${String(error)}` });
          goOn(customer);
        }
      };

      const later = (wait: Millis): void => {
        clearTimeout(renewing);
        renewing = setTimeout(look, Math.min(wait, LONGEST));
      };
      // A page that nobody sees asks when it is seen again.
      const look = (): void => {
        if (document.visibilityState === 'visible') void renew();
        else document.addEventListener('visibilitychange', look, { once: true });
      };

      void renew();
      const unheard = onCustomer(() => void renew());
      return () => {
        stopped = true;
        clearTimeout(renewing);
        clearTimeout(ending);
        document.removeEventListener('visibilitychange', look);
        unheard();
      };
    },
  };
}
