import { chromium as engine, type BrowserContext, type ViewportSize } from 'playwright';
import { onTestFinished } from 'vitest';

import { chromium, quietly } from '../../../.config/chromium.ts';

/** Whether there is a Chromium to walk through the shop with. */
export const isHere: boolean = chromium !== undefined;

/** A browser of which every complaint is written down. */
export interface Watched {
  readonly context: BrowserContext;
  /** Errors and warnings of pages, what their policy has forbidden, answers that were errors. */
  readonly complaints: string[];
  /** What has moved without being asked to, over all pages: the sum of layout shift scores. */
  readonly shift: () => number;
}

declare global {
  interface Window {
    tell(kind: 'shift' | 'violation', what: number | string): void;
  }
}

export async function watched(viewport: ViewportSize = { width: 1_280, height: 800 }): Promise<Watched> {
  const browser = await engine.launch({ executablePath: chromium!, args: [...quietly] });
  onTestFinished(() => browser.close());
  const context = await browser.newContext({ viewport });
  const complaints: string[] = [];
  let shift = 0;
  await context.exposeFunction('tell', (kind: 'shift' | 'violation', what: number | string) => {
    if (kind === 'shift') shift += Number(what);
    else complaints.push(`violation: ${what}`);
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      window.tell('violation', `${violatedDirective} ${blockedURI}`),
    );
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) window.tell('shift', entry.value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(`thrown: ${error.error().message}`));
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${String(response.status())} ${response.url()}`);
  });
  return { context, complaints, shift: () => shift };
}
