import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { CDPSession, Page } from 'playwright';

import { chromium } from '../../../../.config/chromium.ts';

const QUIETLY = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];

/** How many times slower the page's processor is than this machine's: about what a phone of the middle is. */
export const SLOWER = 4;

/** A browser with a profile on disk, so that it caches code as that of a visitor does. */
export interface Visitor {
  /** A page in a process of its own, slowed down. */
  open(url: string): Promise<OpenPage>;
  close(): Promise<void>;
}

export interface OpenPage {
  readonly page: Page;
  readonly session: CDPSession;
}

/** Undefined where there is no Chromium. */
export async function visitor(): Promise<Visitor | undefined> {
  if (chromium === undefined) return undefined;
  const { chromium: engine } = await import('playwright');
  const folder = mkdtempSync(join(tmpdir(), 'opportune-page-'));
  const context = await engine.launchPersistentContext(folder, { executablePath: chromium, args: QUIETLY });
  return {
    async open(url) {
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      await page.goto(url);
      return { page, session };
    },
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
