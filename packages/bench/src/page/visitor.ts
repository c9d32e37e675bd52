import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium, quietly } from '../../../../.config/chromium.ts';
import { devTools } from './devTools.ts';

/** How many times slower the page's processor is than this machine's: about what a phone of the middle is. */
export const SLOWER = 4;

/** A browser with a profile on disk, so that it caches code as that of a visitor does. */
export interface Visitor {
  /** A page in a process of its own, slowed down. */
  open(url: string): Promise<OpenPage>;
  close(): Promise<void>;
}

export interface OpenPage {
  /** What an expression comes to, or what its promise does. */
  evaluate<T>(expression: string): Promise<T>;
  /** Bytes of its heap, without garbage. */
  heap(): Promise<number>;
  close(): Promise<void>;
}

/** Undefined where there is no Chromium. */
export function visitor(): Visitor | undefined {
  if (chromium === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'opportune-page-'));
  const browser = devTools(chromium, ['--headless', ...quietly, `--user-data-dir=${folder}`]);
  return {
    async open(url) {
      const { targetId } = await browser.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
      const attached = await browser.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
      const ask = <T>(method: string, params?: object): Promise<T> =>
        browser.send<T>(method, params, attached.sessionId);
      await ask('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      await ask('Page.navigate', { url });
      return {
        async evaluate<T>(expression: string) {
          const { result, exceptionDetails } = await ask<Evaluated>('Runtime.evaluate', {
            expression: `${PAGE_IS_THERE}.then(() => ${expression})`,
            awaitPromise: true,
            returnByValue: true,
          });
          if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
          return result.value as T;
        },
        async heap() {
          // What the first leaves to be finalised goes with the next.
          for (let i = 0; i < 3; i += 1) await ask('HeapProfiler.collectGarbage');
          return (await ask<{ usedSize: number }>('Runtime.getHeapUsage')).usedSize;
        },
        close: async () => void (await browser.send('Target.closeTarget', { targetId })),
      };
    },
    async close() {
      await browser.close();
      // Its helpers may still be writing.
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

interface Evaluated {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: unknown;
}

/** The address is another at once, what belongs to it comes later. */
const PAGE_IS_THERE =
  "new Promise((there) => document.readyState === 'complete' ? there() : addEventListener('load', () => there()))";
