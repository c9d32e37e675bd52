/** Versions longer than this are none: what customers send is not searched without end. */
const LONGEST = 256;

const VERSION = /^v?(\d+(?:\.\d+){0,2})(?:-([\da-z.-]+))?(?:\+[\da-z-]+(?:\.[\da-z-]+)*)?$/i;
const NUMBER = /^\d+$/;
const NO_IDENTIFIER = /^$|^0\d+$/;

/** A version as Semantic Versioning 2.0.0 has it, without its build, which has no say in what comes first. */
export interface SemanticVersion {
  /** Major, minor and patch: digits, because they may be larger than a number can hold. */
  readonly release: readonly string[];
  readonly preRelease: readonly string[];
}

/** Reads `1.2.3-rc.1+build`. A leading `v` is allowed, and minor and patch may be missing; undefined for anything else. */
export function parseVersion(text: unknown): SemanticVersion | undefined {
  if (typeof text !== 'string' || text.length > LONGEST) return undefined;
  const [, numbers, identifiers] = VERSION.exec(text) ?? [];
  if (numbers === undefined) return undefined;
  const release = numbers.split('.');
  const preRelease = identifiers?.split('.') ?? [];
  if ([...release, ...preRelease].some((of) => NO_IDENTIFIER.test(of))) return undefined;
  while (release.length < 3) release.push('0');
  return { release, preRelease };
}

/** Below 0 where `a` comes before `b`, above 0 where it comes after, 0 where neither. */
export function compareVersions(a: SemanticVersion, b: SemanticVersion): number {
  const inRelease = compareLists(a.release, b.release);
  if (inRelease !== 0) return inRelease;
  // A release comes after its own release candidates.
  if (a.preRelease.length === 0 || b.preRelease.length === 0) return b.preRelease.length - a.preRelease.length;
  return compareLists(a.preRelease, b.preRelease);
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const order = compareIdentifiers(a[i]!, b[i]!);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Numbers come before words; without leading zeros the longer number is the larger. */
function compareIdentifiers(a: string, b: string): number {
  if (a === b) return 0;
  const isNumber = NUMBER.test(a);
  if (isNumber !== NUMBER.test(b)) return isNumber ? -1 : 1;
  return (isNumber && a.length - b.length) || (a < b ? -1 : 1);
}
