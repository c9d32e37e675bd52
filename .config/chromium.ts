import { existsSync } from 'node:fs';

/** Where Debian, other systems and Google put it. */
const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium in which the project `chromium` runs: that of OPPORTUNE_CHROMIUM, or one that is installed; undefined where there is none. */
export const chromium: string | undefined =
  (process.env['OPPORTUNE_CHROMIUM'] ?? USUAL.find((file) => existsSync(file))) || undefined;

/** How Debian's is started: as root, and without anything that it does by itself. */
export const quietly: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Once a run: says what was left out. */
export function setup(): void {
  if (chromium === undefined) {
    console.log(
      'no Chromium here, so its tests are left out: install it, or say where it is with OPPORTUNE_CHROMIUM=…',
    );
  }
}
