/**
 * What a browser says of itself beside its user agent.
 * @public
 */
export interface ClientHints {
  readonly browserUAWithFullVersion?: string;
  readonly browserUAWithMajorVersion?: string;
  readonly platform?: string;
}

interface Browser {
  readonly browserType: string;
  readonly browserVersion: number;
}

/** The first that fits decides. The version is what stands in the first brackets. */
const BROWSERS: readonly (readonly [string, RegExp])[] = [
  ['edge', /(?:edge|edgios|edga|edg)\/([\w.]+)/i],
  ['mobile safari', /version\/([\w.]+).+?mobile\/\w+\ssafari/i],
  ['safari', /version\/([\w.]+).+?safari/i],
  ['chrome', /chrome\/v?([\w.]+)/i],
  ['firefox', /firefox\/([\w.-]+)$/i],
  ['ie', /(?:ms|\()ie\s([\w.]+)/i],
  ['ie', /trident.+rv[:\s]([\w.]+).+like\sgecko/i],
];

const HINTED: readonly (readonly [string, RegExp])[] = ['Chrome', 'Edge', 'Safari', 'Firefox'].map((name) => [
  name.toLowerCase(),
  new RegExp(`${name}";v="([0-9.]+)"`, 'i'),
]);

const SYSTEMS: readonly (readonly [string, RegExp])[] = [
  ['iOS', /iPhone|iPad|iPod/],
  ['Android', /Android [0-9.]+;/],
  ['linux', / Linux /],
  ['Unix', /FreeBSD|OpenBSD|CrOS/],
  ['windows', /[( ]Windows /],
  ['mac', /Macintosh;/],
];

const PLATFORMS: Readonly<Record<string, string>> = {
  Windows: 'windows',
  Macintosh: 'mac',
  'Mac OS': 'mac',
  macOS: 'mac',
  Linux: 'linux',
};

/** Browser and system, as Target names them. Hints are believed before the user agent. */
export function userOf(userAgent: string, hints: ClientHints): Readonly<Record<string, unknown>> {
  const said = browserOf(BROWSERS, userAgent);
  const hinted = browserOf(HINTED, hints.browserUAWithFullVersion || hints.browserUAWithMajorVersion || '');
  const system = hints.platform ?? SYSTEMS.find(([, sign]) => sign.test(userAgent))?.[0] ?? 'unknown';
  return {
    browserType: (hinted ?? said)?.browserType ?? 'unknown',
    browserVersion: (hinted ?? said)?.browserVersion ?? -1,
    platform: Object.hasOwn(PLATFORMS, system) ? PLATFORMS[system] : system,
    locale: 'en',
  };
}

function browserOf(known: readonly (readonly [string, RegExp])[], text: string): Browser | undefined {
  for (const [browserType, sign] of known) {
    const found = sign.exec(text);
    const version = Number.parseInt(found?.[1] ?? '', 10);
    if (found) return { browserType, browserVersion: Number.isNaN(version) ? -1 : version };
  }
  return undefined;
}
